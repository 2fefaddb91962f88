'use strict';

// Python's random numbers: MT19937 by Matsumoto and Nishimura, seeded as CPython's random.seed does.

const WORDS = 624;
const MIDDLE = 397;

class MersenneTwister {
  /** Starts a sequence; the seed is at least 0 and less than 2 ** 32. */
  constructor(seed) {
    const state = new Uint32Array(WORDS);
    const mixed = (i, factor) =>
      state[i] ^ Math.imul(state[i - 1] ^ (state[i - 1] >>> 30), factor);
    state[0] = 19650218;
    for (let i = 1; i < WORDS; i++) {
      state[i] = Math.imul(state[i - 1] ^ (state[i - 1] >>> 30), 1812433253) + i;
    }
    let i = 1;
    const advance = () => {
      i += 1;
      if (i === WORDS) {
        state[0] = state[WORDS - 1];
        i = 1;
      }
    };
    for (let k = 0; k < WORDS; k++) {
      state[i] = mixed(i, 1664525) + seed;
      advance();
    }
    for (let k = 1; k < WORDS; k++) {
      state[i] = mixed(i, 1566083941) - i;
      advance();
    }
    state[0] = 0x80000000;
    this.state = state;
    this.next = WORDS;
  }

  /** A number between the two, of 53 random bits. */
  uniform(low, high) {
    const upper = this.word() >>> 5;
    const lower = this.word() >>> 6;
    return low + (high - low) * ((upper * 67108864 + lower) / 9007199254740992);
  }

  word() {
    if (this.next === WORDS) {
      this.twist();
      this.next = 0;
    }
    let y = this.state[this.next];
    this.next += 1;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  twist() {
    const state = this.state;
    for (let i = 0; i < WORDS; i++) {
      const y = (state[i] & 0x80000000) | (state[(i + 1) % WORDS] & 0x7fffffff);
      const mixed = state[(i + MIDDLE) % WORDS] ^ (y >>> 1);
      state[i] = (y & 1) === 0 ? mixed : mixed ^ 0x9908b0df;
    }
  }
}

module.exports = { MersenneTwister };

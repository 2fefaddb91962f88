package dev.hotspur.vm.interp;

/** Stands beside a callable that takes no self, where LOAD_METHOD found a mere attribute. */
public enum NoMethod {
  /** No self. */
  NONE
}

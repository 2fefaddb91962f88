package dev.hotspur.tools;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.hotspur.vm.SystemWorld;

/** Who may know whom, over all modules; see ARCHITECTURE.md. */
@AnalyzeClasses(packages = "dev.hotspur", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String VM = "dev.hotspur.vm..";
  private static final String JIT = "dev.hotspur.jit..";
  private static final String ASSEMBLER = "dev.hotspur.assembler..";
  private static final String WORKLOADS = "dev.hotspur.workloads..";
  private static final String TOOLS = "dev.hotspur.tools..";

  // Modules

  @ArchTest
  static final ArchRule CORE_KNOWS_NO_OTHER_MODULE =
      noClasses()
          .that(resideInAPackage(VM))
          .should()
          .dependOnClassesThat(resideInAnyPackage(JIT, ASSEMBLER, WORKLOADS, TOOLS));

  @ArchTest
  static final ArchRule JIT_KNOWS_ONLY_THE_CORE =
      noClasses()
          .that(resideInAPackage(JIT))
          .should()
          .dependOnClassesThat(resideInAnyPackage(ASSEMBLER, WORKLOADS, TOOLS));

  @ArchTest
  static final ArchRule ASSEMBLER_KNOWS_ONLY_THE_CORE =
      noClasses()
          .that(resideInAPackage(ASSEMBLER))
          .should()
          .dependOnClassesThat(resideInAnyPackage(JIT, WORKLOADS, TOOLS));

  @ArchTest
  static final ArchRule ONLY_THE_JIT_USES_ASM =
      noClasses()
          .that(resideInAnyPackage(VM, ASSEMBLER, WORKLOADS, TOOLS))
          .should()
          .dependOnClassesThat(resideInAPackage("org.objectweb.asm.."))
          .allowEmptyShould(true);

  // Packages

  @ArchTest
  static final ArchRule CORE_HAS_NO_CYCLES =
      slices().matching("dev.hotspur.vm.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule JIT_HAS_NO_CYCLES =
      slices().matching("dev.hotspur.jit.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ASSEMBLER_HAS_NO_CYCLES =
      slices().matching("dev.hotspur.assembler.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule TOOLS_HAVE_NO_CYCLES =
      slices().matching("dev.hotspur.tools.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOBODY_INSIDE_THE_CORE_KNOWS_ITS_FACADE =
      noClasses()
          .that(resideInAnyPackage("dev.hotspur.vm.*..", JIT))
          .should()
          .dependOnClassesThat(resideInAPackage("dev.hotspur.vm"));

  @ArchTest
  static final ArchRule BUILTINS_DO_NOT_KNOW_THE_INTERPRETER =
      noClasses()
          .that(resideInAnyPackage("dev.hotspur.vm.builtin..", "dev.hotspur.vm.value.."))
          .should()
          .dependOnClassesThat(resideInAPackage("dev.hotspur.vm.interp.."));

  @ArchTest
  static final ArchRule IR_KNOWS_NOTHING_ELSE_OF_THE_JIT =
      noClasses()
          .that(resideInAPackage("dev.hotspur.jit.ir.."))
          .should()
          .dependOnClassesThat(
              resideInAPackage(JIT)
                  .and(
                      com.tngtech.archunit.base.DescribedPredicate.not(
                          resideInAPackage("dev.hotspur.jit.ir.."))));

  @ArchTest
  static final ArchRule RECORDER_KNOWS_NEITHER_PASSES_NOR_EMITTER =
      stagesDoNotKnowEachOther("record", "opt", "codegen");

  @ArchTest
  static final ArchRule PASSES_KNOW_NEITHER_RECORDER_NOR_EMITTER =
      stagesDoNotKnowEachOther("opt", "record", "codegen");

  @ArchTest
  static final ArchRule EMITTER_KNOWS_NEITHER_RECORDER_NOR_PASSES =
      stagesDoNotKnowEachOther("codegen", "record", "opt");

  private static ArchRule stagesDoNotKnowEachOther(String stage, String other, String another) {
    String jit = "dev.hotspur.jit.";
    return noClasses()
        .that(resideInAPackage(jit + stage + ".."))
        .should()
        .dependOnClassesThat(resideInAnyPackage(jit + other + "..", jit + another + ".."))
        .allowEmptyShould(true);
  }

  // The sandbox

  @ArchTest
  static final ArchRule CORE_TOUCHES_NOTHING_OUTSIDE =
      noClasses()
          .that(resideInAPackage(VM))
          .and()
          .doNotBelongToAnyOf(SystemWorld.class)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net.."))
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.io\\.(File.*|RandomAccessFile|PrintStream|Console)"
                  + "|java\\.lang\\.(Process.*|Runtime|ClassLoader)");

  @ArchTest
  static final ArchRule CORE_ASKS_THE_PROCESS_NOTHING =
      noClasses()
          .that(resideInAPackage(VM))
          .and()
          .doNotBelongToAnyOf(SystemWorld.class)
          .should()
          .accessField(System.class, "in")
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule NOBODY_USES_REFLECTION =
      noClasses()
          .that(resideInAnyPackage(VM, JIT, ASSEMBLER, WORKLOADS, TOOLS))
          .should()
          .dependOnClassesThat(resideInAPackage("java.lang.reflect.."));

  // State

  @ArchTest
  static final ArchRule STATIC_FIELDS_ARE_FINAL = fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule PUBLIC_STATIC_FIELDS_ARE_NO_ARRAYS =
      fields()
          .that()
          .areStatic()
          .and()
          .arePublic()
          .should()
          .notHaveRawType(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "array", (com.tngtech.archunit.core.domain.JavaClass type) -> type.isArray()));
}

package dev.lockstep.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What Maven's module dependencies can't enforce. */
@AnalyzeClasses(packages = "dev.lockstep", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {
    @ArchTest
    static final ArchRule protocolsKnowNothingButTheJdk = classes()
            .that()
            .resideInAPackage("dev.lockstep.protocols..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dev.lockstep.protocols..", "org.jspecify..");

    @ArchTest
    static final ArchRule onlyBindingsKnowTheProtocols = noClasses()
            .that()
            .resideOutsideOfPackages("dev.lockstep.protocols..", "dev.lockstep.bindings..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.lockstep.protocols..");

    @ArchTest
    static final ArchRule protocolsHaveNoClockThreadOrRandomness = noClasses()
            .that()
            .resideInAPackage("dev.lockstep.protocols..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.util\\.Random|java\\.lang\\.Thread|java\\.time\\..*|java\\.util\\.concurrent\\..*|java\\.io\\..*|java\\.net\\..*");

    @ArchTest
    static final ArchRule protocolsHaveNoStaticState = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("dev.lockstep.protocols..")
            .and()
            .areStatic()
            .should()
            .notBeFinal();

    @ArchTest
    static final ArchRule tlcStaysInItsRoom = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lockstep.modelchecker.evaluator..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tlc2..", "tla2sany..", "pcal..", "util..");

    @ArchTest
    static final ArchRule theEvaluatorKnowsOnlyWhatCrossesItsLoader = classes()
            .that()
            .resideInAPackage("dev.lockstep.modelchecker.evaluator..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "tlc2..",
                    "tla2sany..",
                    "util..",
                    "dev.lockstep.traces..",
                    "dev.lockstep.modelchecker.spi..",
                    "dev.lockstep.modelchecker.evaluator..");

    @ArchTest
    static final ArchRule theGuardKnowsTheJdkAloneSinceItSharesTlcsJvm = classes()
            .that()
            .resideInAPackage("dev.lockstep.modelchecker.guard..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "dev.lockstep.modelchecker.guard..");

    @ArchTest
    static final ArchRule nobodyLoadsTheEvaluatorDirectly = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lockstep.modelchecker.evaluator..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.lockstep.modelchecker.evaluator..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.lockstep.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule names = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..helper..", "..common..", "..impl..", "..manager..")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    @ArchTest
    static final ArchRule exceptionsAreFinal =
            classes().that().areAssignableTo(RuntimeException.class).should().haveModifier(JavaModifier.FINAL);
}

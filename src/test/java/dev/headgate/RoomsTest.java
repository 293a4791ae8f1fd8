package dev.headgate;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Arrays;
import java.util.stream.Stream;

/** The table of rooms: what each may import, and that nothing goes round in circles. */
@AnalyzeClasses(packages = "dev.headgate", importOptions = DoNotIncludeTests.class)
class RoomsTest {
    private static final String[] SECTIONS = {"dev.headgate.dualwrite"};

    @ArchTest
    static final ArchRule noRoomImportsTheProgram = noClasses()
            .that()
            .resideInAPackage("dev.headgate.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.headgate");

    @ArchTest
    static final ArchRule configImportsNoRoom = may("dev.headgate.config..");

    @ArchTest
    static final ArchRule sourceImportsConfig = may("dev.headgate.source..", "dev.headgate.config..");

    @ArchTest
    static final ArchRule accessImportsConfig = may("dev.headgate.access..", "dev.headgate.config..");

    @ArchTest
    static final ArchRule storeImportsConfigAccessAndThePortOfEvents = may(
            "dev.headgate.store..",
            "dev.headgate.config..",
            "dev.headgate.access..",
            "dev.headgate.dualwrite.event",
            "dev.headgate.dualwrite.deliver");

    @ArchTest
    static final ArchRule liveImportsConfigAndTheSectionsRecords =
            may("dev.headgate.live..", and(SECTIONS, "dev.headgate.config.."));

    @ArchTest
    static final ArchRule stateImportsAllButTheWeb = may(
            "dev.headgate.state..",
            "dev.headgate.config..",
            "dev.headgate.source..",
            "dev.headgate.store",
            "dev.headgate.live..");

    @ArchTest
    static final ArchRule sectionsImportConfig = may("dev.headgate.dualwrite", "dev.headgate.config..");

    @ArchTest
    static final ArchRule deliveryImportsConfigAndLive = noClasses()
            .that()
            .resideInAPackage("dev.headgate.dualwrite.(*)..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.headgate.source..",
                    "dev.headgate.store..",
                    "dev.headgate.state..",
                    "dev.headgate.access..",
                    "dev.headgate.web..");

    @ArchTest
    static final ArchRule webImportsNeitherTheWriterNorSql = may(
            "dev.headgate.web..",
            and(
                    SECTIONS,
                    "dev.headgate.dualwrite.*..",
                    "dev.headgate.config..",
                    "dev.headgate.live..",
                    "dev.headgate.access..",
                    "dev.headgate.store"));

    /** Package by package: delivery reads {@code live}, which knows the records of the section that delivery is under. */
    @ArchTest
    static final ArchRule noCycles =
            slices().matching("dev.headgate.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheCommandLineWritesToStandardStreams = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.headgate.Main")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    /** A room may use itself, what is named, and whatever isn't ours. */
    private static ArchRule may(String room, String... imports) {
        var allowed = Stream.concat(Stream.of(room), Arrays.stream(imports)).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.headgate..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(allowed))));
    }

    private static String[] and(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }
}

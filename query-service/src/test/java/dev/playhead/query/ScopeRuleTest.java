package dev.playhead.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.playhead.query.access.Scope;
import dev.playhead.query.recordings.RecordingPlace;
import dev.playhead.query.tenant.TenantRows;
import dev.playhead.storage.catalog.ErasureEntity;
import dev.playhead.storage.catalog.ErasureRequestEntity;
import dev.playhead.storage.catalog.ErasureRequestRecordingEntity;
import dev.playhead.storage.catalog.NoteEntity;
import dev.playhead.storage.catalog.RecordingEntity;
import dev.playhead.storage.catalog.RecordingMarksEntity;
import dev.playhead.storage.catalog.SavedFilterEntity;
import dev.playhead.storage.catalog.SeenEntity;
import dev.playhead.storage.catalog.ShareEntity;
import org.junit.jupiter.api.Test;

/** Tenants' rows are read in one place, and that place takes a scope. */
class ScopeRuleTest {
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.playhead.query");

    @Test
    void onlyRecordingsQueriesRecordings() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.playhead.query.recordings.Recordings")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "a query of recordings", call -> call.getTargetOwner().isAssignableTo(RecordingEntity.class)))
                .check(SERVICE);
    }

    @Test
    void onlyErasuresQueriesErasures() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.playhead.query.erase.Erasures")
                .and()
                .doNotHaveFullyQualifiedName("dev.playhead.query.erase.ErasureRequests")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "a query of erasures", call -> call.getTargetOwner().isAssignableTo(ErasureEntity.class)))
                .check(SERVICE);
    }

    @Test
    void onlyErasureRequestsQueriesRequests() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.playhead.query.erase.ErasureRequests")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "a query of requests for erasure",
                        call -> call.getTargetOwner().isAssignableTo(ErasureRequestEntity.class)
                                || call.getTargetOwner().isAssignableTo(ErasureRequestRecordingEntity.class)))
                .check(SERVICE);
    }

    @Test
    void onlySharesQueriesShares() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.playhead.query.share.Shares")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "a query of shares", call -> call.getTargetOwner().isAssignableTo(ShareEntity.class)))
                .check(SERVICE);
    }

    @Test
    void marksNotesAndSavedFiltersHaveOneReaderEach() {
        onlyReader("dev.playhead.query.recordings.Marks", RecordingMarksEntity.class, SeenEntity.class);
        onlyReader("dev.playhead.query.notes.Notes", NoteEntity.class);
        onlyReader("dev.playhead.query.notes.SavedFilters", SavedFilterEntity.class);
    }

    private static void onlyReader(String reader, Class<?>... entities) {
        for (Class<?> entity : entities) {
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName(reader)
                    .should()
                    .callMethodWhere(DescribedPredicate.describe(
                            "a query of " + entity.getSimpleName(),
                            call -> call.getTargetOwner().isAssignableTo(entity)))
                    .check(SERVICE);
        }
    }

    @Test
    void onlyRecordingsMakesThePlacesThatFactsAreReadBy() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.playhead.query.recordings")
                .should()
                .callMethod(RecordingPlace.class, "of", RecordingEntity.class)
                .check(SERVICE);
    }

    @Test
    void nothingReadsTheDatabasesPastTheEntities() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.vertx.mutiny.sqlclient..",
                        "io.vertx.sqlclient..",
                        "org.hibernate.reactive..",
                        "dev.playhead.storage.objects..")
                .check(SERVICE);
    }

    @Test
    void onlyTheTenantsDoorLeadsToClickHouse() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.playhead.query.tenant.TenantRows")
                // People's own SQL, which is checked and bound there; what it fails with is told apart beside it.
                .and()
                .doNotHaveFullyQualifiedName("dev.playhead.query.sql.SqlEngine")
                .and()
                .doNotHaveFullyQualifiedName("dev.playhead.query.sql.SqlFailures")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.playhead.storage.clickhouse..", "com.clickhouse..", "java.sql..")
                .check(SERVICE);
    }

    @Test
    void everyQuestionThroughItTakesAScope() {
        methods()
                .that()
                .areDeclaredIn(TenantRows.class)
                .and()
                .areNotPrivate()
                .should(haveAScopeFirst())
                .check(SERVICE);
    }

    private static ArchCondition<JavaMethod> haveAScopeFirst() {
        return new ArchCondition<>("have a Scope for their first parameter") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean scoped = !method.getRawParameterTypes().isEmpty()
                        && method.getRawParameterTypes().getFirst().isEquivalentTo(Scope.class);
                events.add(new SimpleConditionEvent(method, scoped, method.getDescription()));
            }
        };
    }

    @Test
    void onlyAuthenticationMakesScopes() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.playhead.query.access")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.playhead.storage.access.Callers")
                .check(SERVICE);
    }
}

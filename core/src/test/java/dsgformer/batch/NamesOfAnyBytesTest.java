package dsgformer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.batch.plan.JobPlan;
import dsgformer.batch.plan.NameTemplate;
import dsgformer.batch.plan.Naming;
import dsgformer.batch.plan.PhotoSearch;
import dsgformer.io.PathText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photos whose names are not UTF-8, as those from old systems; as text, several of them look the same. */
class NamesOfAnyBytesTest {

    private static final List<String> LATIN_NAMES = List.of("caf\u00E8.png", "caf\u00E9.png", "\u00FF.PNG");

    @TempDir
    private Path folder;

    private TestBatch batch;

    @BeforeEach
    void photos() throws IOException {
        assumeTrue(
                System.getProperty("os.name").equals("Linux"),
                "skipped: only on Linux is a name made of any bytes, here it is text");
        batch = TestBatch.in(folder);
        Path photo = batch.photos(1).get(0).source();
        for (String name : LATIN_NAMES) {
            Files.copy(photo, batch.in().resolve(path(name)));
        }
        Files.delete(photo);
    }

    @Test
    void outputsKeepTheBytesOfTheirPhotos() throws IOException {
        batch.with(OnExists.SKIP).run(plan(Optional.empty()), batch.events());
        assertThat(names(batch.out()))
                .containsExactlyInAnyOrderElementsOf(
                        LATIN_NAMES.stream().map(NamesOfAnyBytesTest::path).toList());
    }

    @Test
    void templatesAndFreeNamesKeepThemToo() throws IOException {
        JobPlan plan = plan(Optional.of(new NameTemplate("{name}-sharp.{ext}")));
        batch.with(OnExists.RENAME).run(plan, batch.events());
        batch.with(OnExists.RENAME).run(plan, batch.events());
        assertThat(names(batch.out())).contains(path("caf\u00E9-sharp.png"), path("caf\u00E9-sharp_1.png"));
    }

    @Test
    void aBatchOfThemResumes() throws IOException {
        JobPlan plan = plan(Optional.empty());
        Path last = plan.jobs().get(2).source();
        byte[] photo = Files.readAllBytes(last);
        for (byte[] content : List.of(new byte[] {1, 2, 3}, photo)) {
            Files.write(last, content);
            Journal journal = Journal.in(batch.out(), "same", /* resumes= */ true);
            batch.with(TestBatch.settings(OnExists.SKIP).withJournal(journal)).run(plan, batch.events());
        }
        assertThat(batch.events().ends())
                .filteredOn(end -> end.endsWith("DONE_BEFORE"))
                .hasSize(2);
        assertThat(batch.events().ends().get(5)).startsWith("Finished");
    }

    private JobPlan plan(Optional<NameTemplate> template) throws IOException {
        Naming naming = new Naming(Optional.of(batch.out()), true, template, Optional.empty());
        return JobPlan.of(PhotoSearch.PLAIN.among(List.of(batch.in().toString())), naming);
    }

    private static Path path(String latin) {
        return PathText.toPath(PathText.of(latin.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static List<Path> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::getFileName).toList();
        }
    }
}

package dsgformer.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.batch.plan.Job;
import dsgformer.batch.plan.JobPlan;
import dsgformer.photo.metadata.MetadataPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SidecarCopiesTest {

    private static final String XMP = """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
             xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/"
             xmp:Rating="4" exif:GPSLatitude="52,30N"/></rdf:RDF></x:xmpmeta>
            """;

    @TempDir
    private Path folder;

    private TestBatch batch;
    private List<Job> jobs;

    @BeforeEach
    void photos() throws IOException {
        batch = TestBatch.in(folder);
        jobs = batch.photos(2);
    }

    @ParameterizedTest
    @CsvSource({"0.xmp, 0.xmp", "0.png.xmp, 0.png.xmp", "0.XMP, 0.XMP", "0.png.Xmp, 0.png.Xmp"})
    void sidecarsOfBothKindsAreTakenAlong(String name, String expected) throws IOException {
        Files.writeString(batch.in().resolve(name), XMP);
        run(OnExists.SKIP);
        assertThat(batch.out().resolve(expected)).hasContent(XMP);
        assertThat(TestBatch.contents(batch.out())).hasSize(3);
    }

    @Test
    void sidecarsGetTheNamesOfTheirOutputs() throws IOException {
        Files.writeString(batch.in().resolve("0.xmp"), XMP);
        Files.writeString(batch.in().resolve("0.png.xmp"), XMP);
        Job renamed = new Job(jobs.get(0).source(), batch.in().resolve("sharp.jpg"));
        batch.run(OnExists.SKIP, List.of(renamed));
        assertThat(batch.in().resolve("sharp.xmp")).hasContent(XMP);
        assertThat(batch.in().resolve("sharp.jpg.xmp")).hasContent(XMP);
    }

    @Test
    void anOrientationIsThatOfTheUprightOutput() throws IOException {
        Files.writeString(batch.in().resolve("0.xmp"), XMP.replace("xmp:Rating", "tiff:Orientation=\"6\" xmp:Rating"));
        run(OnExists.SKIP);
        assertThat(Files.readString(batch.out().resolve("0.xmp")))
                .contains("tiff:Orientation=\"1\"", "xmp:Rating=\"4\"");
    }

    @Test
    void theMetadataPolicyHoldsForThemToo() throws IOException {
        Files.writeString(batch.in().resolve("0.xmp"), XMP);
        run(TestBatch.settings(OnExists.SKIP).withFinish((photo, target) -> photo.keeping(MetadataPolicy.NO_GPS)));
        assertThat(Files.readString(batch.out().resolve("0.xmp")))
                .contains("Rating")
                .doesNotContain("GPSLatitude");
        Files.delete(batch.out().resolve("0.xmp"));
        run(TestBatch.settings(OnExists.OVERWRITE).withFinish((photo, target) -> photo.keeping(MetadataPolicy.STRIP)));
        assertThat(batch.out().resolve("0.xmp")).doesNotExist();
    }

    @Test
    void aSidecarOfTheOutputIsReplacedOnlyWithIt() throws IOException {
        Files.writeString(batch.in().resolve("0.xmp"), XMP);
        Path there = Files.writeString(batch.out().resolve("0.xmp"), "edited");
        run(OnExists.SKIP);
        assertThat(there).hasContent("edited");
        run(OnExists.OVERWRITE);
        assertThat(there).hasContent(XMP);
    }

    @Test
    void aFileThatIsNoXmpIsCopied() throws IOException {
        Files.write(batch.in().resolve("0.xmp"), new byte[] {1, 2, 3});
        run(OnExists.SKIP);
        assertThat(batch.out().resolve("0.xmp")).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void timesAreKeptWithThoseOfThePhotos() throws IOException {
        FileTime edited = FileTime.from(Instant.parse("2002-02-02T02:02:02Z"));
        Files.setLastModifiedTime(Files.writeString(batch.in().resolve("0.xmp"), XMP), edited);
        run(TestBatch.settings(OnExists.SKIP).withKeepTime(true));
        assertThat(Files.getLastModifiedTime(batch.out().resolve("0.xmp"))).isEqualTo(edited);
    }

    /** A folder has the sidecar's place. */
    @Test
    void aSidecarThatCannotBeWrittenIsAWarning() throws IOException {
        Files.writeString(batch.in().resolve("0.xmp"), XMP);
        Files.createDirectories(batch.out().resolve("0.xmp/x"));
        run(OnExists.OVERWRITE);
        assertThat(batch.events().all()).contains("Warned 0.png", "Finished 0.png");
    }

    private void run(OnExists rule) throws IOException {
        run(TestBatch.settings(rule));
    }

    private void run(BatchSettings settings) throws IOException {
        batch.with(settings).run(JobPlan.of(jobs), batch.events());
    }
}

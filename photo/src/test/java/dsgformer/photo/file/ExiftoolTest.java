package dsgformer.photo.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.metadata.MetadataPolicy;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cross-checks with exiftool: it finds in our files the tags that it wrote into the originals. */
@Tag("slow")
final class ExiftoolTest {

    private static final List<String> TAGS = List.of(
            "-IFD0:Make=Maker",
            "-IFD0:Model=Model 7",
            "-IFD0:Artist=J\u00f6rg",
            "-ExifIFD:ExposureTime=1/60",
            "-ExifIFD:DateTimeOriginal=2026:11:25 12:00:00",
            "-ExifIFD:UserComment=no comment",
            "-GPS:GPSLatitude=48.5",
            "-GPS:GPSLatitudeRef=N",
            "-XMP-dc:Title=A title",
            "-XMP-dc:Creator=Me",
            "-XMP-photoshop:City=A city",
            "-XMP-exif:GPSLongitude=9.5",
            "-IPTC:ObjectName=A name",
            "-IPTC:City=A city");

    @TempDir
    private Path folder;

    @BeforeAll
    static void exiftoolIsThere() throws IOException {
        boolean there = true;
        try {
            new ProcessBuilder("exiftool", "-ver").start().waitFor();
        } catch (IOException | InterruptedException e) {
            there = false;
        }
        if (!there) {
            System.out.println("ExiftoolTest is skipped: there is no exiftool (Debian: libimage-exiftool-perl)");
        }
        Assumptions.assumeTrue(there, "there is no exiftool");
    }

    /** IPTC has no place in WebP, and BMP has one for profiles only. */
    @ParameterizedTest
    @EnumSource(PhotoFormat.class)
    void everyTagSurvivesFromJpegToEveryFormat(PhotoFormat format) throws IOException {
        assumeMetadata(format);
        Path in = tagged(PhotoFormat.JPEG);
        Path out = folder.resolve("out." + format.extensions().get(0));
        PhotoFiles.write(PhotoFiles.read(in), out);
        Map<String, String> expected = tags(in);
        expected.keySet()
                .removeIf(tag -> tag.startsWith("IPTC") && format.name().equals("WEBP"));
        assertThat(expected).hasSizeGreaterThanOrEqualTo(format.name().equals("WEBP") ? 12 : 14);
        assertThat(tags(out)).containsAllEntriesOf(expected);
        // its warnings, such as about tags that a JPEG must have, apply to the original too
        assertThat(run("exiftool", "-validate", "-error", "-a", out.toString())).doesNotContain("Error");
    }

    @ParameterizedTest
    @EnumSource(PhotoFormat.class)
    void whatExiftoolPutIntoAFormatIsReadFromIt(PhotoFormat format) throws IOException {
        assumeMetadata(format);
        Path in = tagged(format);
        Path out = folder.resolve("out.jpg");
        PhotoFiles.write(PhotoFiles.read(in), out);
        Map<String, String> expected = tags(in);
        assertThat(expected).hasSizeGreaterThanOrEqualTo(12);
        assertThat(tags(out)).containsAllEntriesOf(expected);
    }

    @ParameterizedTest
    @EnumSource(PhotoFormat.class)
    void withoutGpsExiftoolFindsNoLocation(PhotoFormat format) throws IOException {
        assumeMetadata(format);
        Path out = folder.resolve("out." + format.extensions().get(0));
        PhotoFiles.write(PhotoFiles.read(tagged(PhotoFormat.JPEG)).keeping(MetadataPolicy.NO_GPS), out);
        Map<String, String> found = tags(out);
        assertThat(found.keySet()).noneMatch(tag -> tag.contains("GPS") || tag.contains("City"));
        assertThat(found).containsEntry("IFD0:Make", "Maker").containsEntry("XMP-dc:Title", "A title");
    }

    @ParameterizedTest
    @EnumSource(PhotoFormat.class)
    void exiftoolFindsNoMetadataInAStrippedPhoto(PhotoFormat format) throws IOException {
        assumeMetadata(format);
        Path out = folder.resolve("out." + format.extensions().get(0));
        PhotoFiles.write(PhotoFiles.read(tagged(PhotoFormat.JPEG)).keeping(MetadataPolicy.STRIP), out);
        assertThat(tags(out)).isEmpty();
    }

    @Test
    void previewsOfExiftoolAreDroppedAndItsOrientationIsApplied() throws IOException {
        Path in = tagged(PhotoFormat.JPEG);
        Path preview = folder.resolve("preview.jpg");
        PhotoFiles.write(Photo.of(new Size(16, 16), PixelKind.RGB, (c, y, x) -> 9 * x), preview);
        run(
                "exiftool",
                "-overwrite_original",
                "-n",
                "-IFD0:Orientation=6",
                "-XMP-tiff:Orientation=6",
                "-ExifIFD:ExifImageWidth=40",
                "-ExifIFD:ExifImageHeight=30",
                "-ThumbnailImage<=" + preview,
                in.toString());
        assertThat(run("exiftool", "-n", "-s", "-ThumbnailLength", in.toString()))
                .isNotBlank();
        Path out = folder.resolve("out.jpg");
        PhotoFiles.write(PhotoFiles.read(in), out);
        String found = run(
                "exiftool",
                "-n",
                "-s",
                "-S",
                "-a",
                "-Orientation",
                "-ExifImageWidth",
                "-ExifImageHeight",
                "-ThumbnailLength",
                out.toString());
        assertThat(found.lines()).containsExactly("1", "1", "30", "40");
    }

    private static void assumeMetadata(PhotoFormat format) {
        Assumptions.assumeTrue(
                List.of("JPEG", "PNG", "TIFF", "WEBP").contains(format.name()),
                format + " has no place for metadata here");
        try {
            OutputFormats.require(Path.of("a." + format.extensions().get(0)));
        } catch (IllegalArgumentException e) {
            System.out.println("ExiftoolTest without " + format + ": " + e.getMessage());
            Assumptions.abort(e.getMessage());
        }
    }

    private Path tagged(PhotoFormat format) throws IOException {
        Path file = folder.resolve("in." + format.extensions().get(0));
        PhotoFiles.write(Photo.of(new Size(40, 30), PixelKind.RGB, (c, y, x) -> 5 * x + y), file);
        List<String> command = new ArrayList<>(List.of("exiftool", "-overwrite_original", "-q", "-m", "-n"));
        TAGS.stream()
                .filter(tag -> !tag.startsWith("-IPTC") || !format.name().equals("WEBP"))
                .forEach(command::add);
        command.add(file.toString());
        run(command.toArray(String[]::new));
        return file;
    }

    /** The tags that the tests set, by group and name. */
    private static Map<String, String> tags(Path file) throws IOException {
        JsonNode found = new JsonMapper()
                .readTree(run("exiftool", "-j", "-n", "-G1", "-a", file.toString()))
                .get(0);
        Map<String, String> tags = new TreeMap<>();
        for (String tag : TAGS) {
            String name = tag.substring(1, tag.indexOf('='));
            if (found.has(name)) {
                tags.put(name, found.get(name).asText());
            }
        }
        return tags;
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return output;
    }
}

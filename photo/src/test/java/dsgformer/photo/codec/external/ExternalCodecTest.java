package dsgformer.photo.codec.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.codec.DecodingException;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.codec.png.PngCodec;
import dsgformer.photo.codec.tiff.TiffCodec;
import dsgformer.photo.codec.tiff.TiffFile;
import dsgformer.photo.codec.tiff.TiffTag;
import dsgformer.photo.file.Codecs;
import dsgformer.photo.file.EveryKind;
import dsgformer.photo.file.OutputFormats;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.photo.metadata.ExifBlocks;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.PhotoText;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExternalCodecTest {

    private static final byte[] HEIC =
            "\0\0\0\30ftypheic\0\0\0\0mif1heic, and then pixels".getBytes(StandardCharsets.ISO_8859_1);

    private static final Photo PHOTO =
            EveryKind.noise(new Size(9, 7), PixelKind.RGB.withDepth(BitDepth.SIXTEEN), new Random(1));

    @TempDir
    private Path programs;

    private Path seen;

    @BeforeEach
    void shell() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: the programs of this test are shell scripts");
        seen = programs.resolve("seen");
        PhotoFiles.write(PHOTO, programs.resolve("decoded.png"));
    }

    @Test
    void theFirstInstalledProgramDecodes() throws IOException {
        program(
                "heif-convert",
                "echo \"$0 $1\" > " + seen + "; cmp -s \"$1\" " + original() + " && cp " + programs
                        + "/decoded.png \"$2\"");
        Photo photo = decode(heic(Duration.ofSeconds(20)));
        assertThat(photo.samples()).isEqualTo(PHOTO.samples());
        assertThat(photo.depth()).isEqualTo(BitDepth.SIXTEEN);
        assertThat(photo.format()).isEqualTo(PhotoFormat.HEIC);
        assertThat(Files.readString(seen)).contains("heif-convert");
        assertNothingIsLeft();
    }

    /** The program has turned the pixels and left EXIF as it was; its own texts are none of the photo's. */
    @Test
    void metadataFollowsTheTurnOfTheProgram() throws IOException {
        byte[] exif = ExifBlocks.camera(ByteOrder.BIG_ENDIAN, 6, new Size(7, 9));
        PhotoText text = new PhotoText(PhotoText.Form.LATIN, "date:create\0now".getBytes(StandardCharsets.US_ASCII));
        Metadata metadata = Metadata.NONE.withExif(exif).withTexts(List.of(text));
        PhotoFiles.write(PHOTO.withMetadata(metadata), programs.resolve("decoded.png"));
        program("heif-convert", "cp " + programs + "/decoded.png \"$2\"");
        Photo photo = decode(heic(Duration.ofSeconds(20)));
        assertThat(photo.samples()).isEqualTo(PHOTO.samples());
        assertThat(photo.metadata())
                .isEqualTo(Metadata.NONE.withExif(ExifBlocks.upright(ByteOrder.BIG_ENDIAN, PHOTO.size(), true)));
    }

    @Test
    void ifOneProgramFailsTheNextIsTried() throws IOException {
        program("heif-dec", "echo 'cannot do that' >&2; exit 3");
        program("heif-convert", "cp " + programs + "/decoded.png \"${2%.png}-1.png\"");
        assertThat(decode(heic(Duration.ofSeconds(20))).samples()).isEqualTo(PHOTO.samples());
    }

    @Test
    void ifAllProgramsFailTheirLastOutputIsInTheMessage() throws IOException {
        program("heif-dec", "echo 'no such codec'; exit 3");
        assertThatThrownBy(() -> decode(heic(Duration.ofSeconds(20))))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("heif-dec exited with code 3: no such codec");
        assertNothingIsLeft();
    }

    @Test
    void aProgramThatExceedsItsTimeoutIsKilled() throws IOException {
        program("heif-dec", "sleep 60");
        long start = System.nanoTime();
        assertThatThrownBy(() -> decode(heic(Duration.ofMillis(300))))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("took longer");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        assertNothingIsLeft();
    }

    @Test
    void withoutAnInstalledProgramTheMessageNamesWhichToInstall() {
        assertThatThrownBy(() -> decode(heic(Duration.ofSeconds(1))))
                .isInstanceOf(DecodingException.class)
                .hasMessage("cannot read test: it is HEIC, which another program has to decode, and none is installed;"
                        + " install heif-dec (of libheif; libheif-examples on Debian) or ImageMagick");
    }

    @Test
    void externallyDecodedFormatsAreWrittenInAnotherFormat() {
        assertThat(OutputFormats.forPhotosOf(PhotoFormat.HEIC)).isEqualTo(PhotoFormat.JPEG);
        assertThat(OutputFormats.forPhotosOf(PhotoFormat.AVIF)).isEqualTo(PhotoFormat.JPEG);
        assertThat(OutputFormats.forPhotosOf(PhotoFormat.RAW)).isEqualTo(PhotoFormat.TIFF);
        assertThat(OutputFormats.forPhotosOf(PhotoFormat.PNG)).isEqualTo(PhotoFormat.PNG);
        assertThatThrownBy(() -> OutputFormats.parse("heic")).isInstanceOf(IllegalArgumentException.class);
        assertThat(OutputFormats.parse("TIFF")).isEqualTo(PhotoFormat.TIFF);
    }

    /** The first image of such files is a thumbnail. */
    @Test
    void rawFilesAreDistinguishedFromTiffs() {
        TiffFile plain = new TiffFile(new Size(4, 4), 8, 1, ByteOrder.LITTLE_ENDIAN, (c, y, x) -> 0);
        assertThat(recognized(plain.bytes())).isEqualTo(PhotoFormat.TIFF);
        assertThat(recognized(plain.with(TiffTag.SUBFILE_TYPE, 1).bytes())).isEqualTo(PhotoFormat.TIFF);
        assertThat(recognized(plain.with(TiffTag.SUB_DIRECTORIES, 100).bytes())).isEqualTo(PhotoFormat.RAW);
        assertThat(recognized("FUJIFILMCCD-RAW 0201".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(PhotoFormat.RAW);
        assertThat(recognized(HEIC)).isEqualTo(PhotoFormat.HEIC);
        assertThat(recognized("\0\0\0\34ftypavif\0\0\0\0mif1".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(PhotoFormat.AVIF);
        assertThat(recognized("\0\0\0\34ftypmif1\0\0\0\0mif1avif".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(PhotoFormat.AVIF);
    }

    private static PhotoFormat recognized(byte[] file) {
        return Codecs.recognize(PhotoSource.of(file, "test", ReadLimits.DEFAULT));
    }

    private ExternalCodec heic(Duration timeout) {
        return new ExternalCodec(
                ExternalFormat.heic(), List.of(new PngCodec(), new TiffCodec()), programs::toString, timeout);
    }

    private static Photo decode(ExternalCodec codec) {
        return codec.decode(PhotoSource.of(HEIC, "test", ReadLimits.DEFAULT));
    }

    private Path original() throws IOException {
        return Files.write(programs.resolve("original"), HEIC);
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\nPATH=/usr/bin:/bin\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void assertNothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            List<String> ours = files.filter(Files::isDirectory)
                    .filter(folder -> Files.exists(folder.resolve("heif-dec").resolve("source.raw"))
                            || Files.exists(folder.resolve("heif-convert").resolve("source.raw")))
                    .map(Path::toString)
                    .toList();
            assertThat(ours).isEmpty();
        }
    }
}

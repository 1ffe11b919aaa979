package dsgformer.photo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.picture.Size;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Photos of which a part is there, read because a user asks for it. */
final class SalvageTest {

    private static final Size SIZE = new Size(160, 120);
    private static final ReadLimits SALVAGE = ReadLimits.DEFAULT.withSalvage(true);

    private static Photo photo(boolean grey, boolean alpha, BitDepth depth) {
        Random random = new Random(3);
        return Photo.of(
                SIZE,
                new PixelKind(grey, alpha, depth),
                (c, y, x) -> (30 + y + x / 2 + random.nextInt(20)) * depth.max() / 255);
    }

    private static void assertPart(byte[] file, Photo whole, int rows, int tolerance) throws IOException {
        assertThatThrownBy(() -> PhotoFiles.load(file, "test", ReadLimits.DEFAULT))
                .isInstanceOf(UnreadablePhotoException.class);
        Photo part = PhotoFiles.load(file, "test", SALVAGE).photo();
        assertThat(part.size()).isEqualTo(SIZE);
        assertThat(part.kind()).isEqualTo(whole.kind());
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                assertThat(Math.abs(part.sample(0, y, x) - whole.sample(0, y, x)))
                        .as("row %d", y)
                        .isLessThanOrEqualTo(tolerance);
            }
        }
        assertThat(part.warnings())
                .filteredOn(warning -> warning.startsWith("only a part of its pixels could be read: "))
                .hasSize(1);
        assertThat(part.warnings()).noneMatch(warning -> warning.contains("all of its pixels are there"));
    }

    @ParameterizedTest
    @CsvSource({"true, false, EIGHT", "false, true, EIGHT", "false, false, SIXTEEN"})
    void theFirstRowsOfACutOffPngAreRead(boolean grey, boolean alpha, BitDepth depth) throws IOException {
        Photo whole = photo(grey, alpha, depth);
        byte[] file = Encoded.bytes(whole, PhotoFormat.PNG);
        assertPart(Arrays.copyOf(file, file.length * 6 / 10), whole, 50, 0);
    }

    @Test
    void aPngIsReadUpToTheChunkThatIsDamaged() throws IOException {
        Photo whole = photo(false, false, BitDepth.EIGHT);
        byte[] file = Encoded.bytes(whole, PhotoFormat.PNG);
        Arrays.fill(file, file.length * 7 / 10, file.length * 7 / 10 + 20, (byte) 0x55);
        assertPart(file, whole, 50, 0);
    }

    @Test
    void theFirstRowsOfACutOffJpegAreRead() throws IOException {
        Photo photo = photo(false, false, BitDepth.EIGHT);
        byte[] file = Encoded.bytes(photo, PhotoFormat.JPEG);
        Photo whole = Encoded.read(file);
        assertPart(Arrays.copyOf(file, file.length * 6 / 10), whole, 50, 0);
    }

    /** Cut between two scans, within one, and within the tables before one. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 0.97})
    void theScansOfAProgressiveJpegThatAreThereAreRead(double share) throws IOException {
        byte[] file = MissingEndTest.jpegs().get("progressive");
        byte[] cut = Arrays.copyOf(file, (int) (share * file.length));
        Photo part = PhotoFiles.load(cut, "test", SALVAGE).photo();
        Photo whole = Encoded.read(file);
        assertThat(part.size()).isEqualTo(whole.size());
        assertThat(Math.abs(part.sample(1, 10, 10) - whole.sample(1, 10, 10))).isLessThan(60);
        assertThat(part.warnings()).anyMatch(warning -> warning.startsWith("only a part of its pixels"));
    }

    @Test
    void theBlocksOfATiffThatAreWholeAreRead() throws IOException {
        Photo whole = photo(false, false, BitDepth.EIGHT);
        byte[] file = Encoded.bytes(whole, PhotoFormat.TIFF);
        Arrays.fill(file, file.length * 7 / 10, file.length * 8 / 10, (byte) 0xFF);
        assertPart(file, whole, 30, 0);
    }

    @Test
    void aFileThatIsWholeHasNoWarning() throws IOException {
        Photo whole = photo(false, false, BitDepth.EIGHT);
        for (PhotoFormat format : new PhotoFormat[] {PhotoFormat.PNG, PhotoFormat.JPEG, PhotoFormat.TIFF}) {
            assertThat(PhotoFiles.load(Encoded.bytes(whole, format), "test", SALVAGE)
                            .photo()
                            .warnings())
                    .isEmpty();
        }
    }

    /** Sizes and colors would be wrong everywhere. */
    @Test
    void aPngWhoseHeaderIsDamagedIsRefusedStill() throws IOException {
        byte[] file = Encoded.bytes(photo(false, false, BitDepth.EIGHT), PhotoFormat.PNG);
        file[19] ^= 1; // the width's last byte
        assertThatThrownBy(() -> PhotoFiles.load(file, "test", SALVAGE))
                .isInstanceOf(UnreadablePhotoException.class)
                .hasMessageContaining("checksum");
    }

    /** A kilobyte may not ask for the memory of a gigapixel. */
    @Test
    void farTooLittleDataIsRefusedStill() throws IOException {
        byte[] file = Encoded.bytes(photo(false, false, BitDepth.EIGHT), PhotoFormat.TIFF);
        byte[] small = Encoded.bytes(Photo.of(new Size(2, 2), PixelKind.GREY, (c, y, x) -> 9), PhotoFormat.PNG);
        assertThat(PhotoFiles.load(file, "test", SALVAGE).isCopyable()).isTrue();
        byte[] huge = small.clone();
        huge[17] = huge[21] = 0x20; // 2,097,154 × 2,097,154
        assertThatThrownBy(() -> PhotoFiles.load(huge, "test", SALVAGE)).isInstanceOf(UnreadablePhotoException.class);
    }

    @Test
    void aFileThatIsNoPhotoIsRefusedStill() {
        assertThatThrownBy(() -> PhotoFiles.load(new byte[400], "test", SALVAGE))
                .isInstanceOf(UnreadablePhotoException.class);
    }
}

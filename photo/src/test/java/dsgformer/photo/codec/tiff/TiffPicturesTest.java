package dsgformer.photo.codec.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.file.Encoded;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which picture of a TIFF is the photo, and what is said of the others. */
final class TiffPicturesTest {

    private static final Size SIZE = new Size(37, 29);
    private static final Size SMALL = new Size(9, 7);
    private static final int OF_PHOTO = 100;

    /** How the pictures are stored. */
    private enum Form {
        LITTLE(ByteOrder.LITTLE_ENDIAN, false),
        BIG_ENDIAN(ByteOrder.BIG_ENDIAN, false),
        BIG_TIFF(ByteOrder.LITTLE_ENDIAN, true);

        private final ByteOrder order;
        private final boolean big;

        Form(ByteOrder order, boolean big) {
            this.order = order;
            this.big = big;
        }

        TiffFile photo() {
            return of(SIZE, OF_PHOTO);
        }

        TiffFile thumbnail() {
            return of(SMALL, 50).with(TiffTag.SUBFILE_TYPE, 1);
        }

        TiffFile of(Size size, int level) {
            TiffFile file = new TiffFile(size, 8, 3, order, (c, y, x) -> level + x);
            return big ? file.big() : file;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReducedPictureIsNotThePhotoWhereverItIs(Form form) throws IOException {
        TiffFile old = form.of(SMALL, 50).with(TiffTag.OLD_SUBFILE_TYPE, 2);
        assertPhoto(form.thumbnail().chainedTo(form.photo()), "1 reduced picture");
        assertPhoto(form.photo().chainedTo(form.thumbnail()), "1 reduced picture");
        assertPhoto(old.chainedTo(form.photo().with(TiffTag.OLD_SUBFILE_TYPE, 1)), "1 reduced picture");
        assertPhoto(form.thumbnail().chainedTo(form.thumbnail(), form.photo(), form.thumbnail()), "3 reduced pictures");
    }

    @ParameterizedTest
    @EnumSource
    void thePhotoMayBeInASubdirectory(Form form) throws IOException {
        assertPhoto(form.thumbnail().above(form.photo()).bytes(), "1 reduced picture");
        assertPhoto(form.thumbnail().above(form.thumbnail(), form.photo()).bytes(), "2 reduced pictures");
        assertPhoto(form.thumbnail().above(form.thumbnail().above(form.photo())).bytes(), "2 reduced pictures");
        assertPhoto(form.photo().above(form.thumbnail(), form.thumbnail()).bytes(), "2 reduced pictures");
    }

    /** A reduced picture may be unmarked, and a mask or a depth map as large as the photo. */
    @ParameterizedTest
    @EnumSource
    void theLargestPictureThatIsNoMaskIsThePhoto(Form form) throws IOException {
        TiffFile mask = new TiffFile(SIZE, 1, 1, form.order, (c, y, x) -> 1)
                .with(TiffTag.PHOTOMETRIC, 4)
                .with(TiffTag.SUBFILE_TYPE, 4);
        TiffFile depth = form.of(SIZE, 7).with(TiffTag.SUBFILE_TYPE, 8);
        if (form.big) {
            mask.big();
        }
        assertPhoto(mask.chainedTo(depth, form.photo()), "2 masks");
        assertPhoto(form.of(SMALL, 50).chainedTo(form.photo()), "1 further picture");
        assertPhoto(form.of(SMALL, 50).above(form.photo()).bytes(), "1 further picture");
    }

    @Test
    void ofPagesOfOneSizeTheFirstIsRead() throws IOException {
        Form form = Form.LITTLE;
        byte[] file = form.photo().with(TiffTag.SUBFILE_TYPE, 2).chainedTo(form.of(SIZE, 3), form.of(SIZE, 5));
        assertPhoto(file, "2 further pictures");
    }

    /** The photo is missing, or a program has saved a thumbnail alone. */
    @Test
    void aReducedPictureAloneIsRead() throws IOException {
        Photo photo = Encoded.read(Form.LITTLE.thumbnail().bytes());
        assertThat(photo.size()).isEqualTo(SMALL);
        assertThat(photo.warnings()).isEmpty();
    }

    @Test
    void damageBehindTheFirstDirectoryDoesNotMakeThePhotoUnreadable() throws IOException {
        byte[] file = Form.LITTLE.photo().chainedTo(Form.LITTLE.thumbnail());
        int place = (int) PhotoSource.of(file, "test", ReadLimits.DEFAULT).little(4, 4);
        int entries = file[place];
        for (int next : new int[] {place, 1, file.length - 1, -2}) { // a loop, and places of no directory
            byte[] damaged = file.clone();
            for (int i = 0; i < 4; i++) {
                damaged[place + 2 + 12 * entries + i] = (byte) (next >> (8 * i));
            }
            Photo photo = Encoded.read(damaged);
            assertThat(photo.size()).isEqualTo(SIZE);
            assertThat(photo.warnings()).isEmpty();
        }
    }

    /** As in TIFF/EP: the first directory describes the photo in its subdirectory. */
    @Test
    void thePhotoInheritsTheTagsOfThePreviewAboveIt() throws IOException {
        TiffFile above = Form.BIG_ENDIAN.thumbnail().above(Form.BIG_ENDIAN.photo());
        above.fields.text(271, "Maker of Cameras");
        above.fields.undefined(TiffTag.ICC, new byte[] {1, 2, 3});
        above.with(TiffTag.ORIENTATION, 6);
        Photo photo = Encoded.read(above.bytes());
        assertThat(photo.size()).isEqualTo(new Size(SIZE.height(), SIZE.width()));
        assertThat(photo.metadata().icc()).hasValue(new byte[] {1, 2, 3});
        TiffDirectory exif =
                TiffDirectory.first(PhotoSource.of(photo.metadata().exif().orElseThrow(), "exif", ReadLimits.DEFAULT));
        assertThat(exif.has(271)).isTrue();
    }

    @Test
    void thePhotoDoesNotInheritTheTagsOfAnotherPage() throws IOException {
        TiffFile page = Form.LITTLE.of(SMALL, 50).with(TiffTag.ORIENTATION, 6);
        assertThat(Encoded.read(page.chainedTo(Form.LITTLE.photo())).size()).isEqualTo(SIZE);
    }

    /** TwelveMonkeys' reader gets the photo's directory alone. */
    @Test
    void thePhotoOfAKindForTheFallbackIsFoundToo() throws IOException {
        for (Form form : Form.values()) {
            TiffFile photo = new TiffFile(SIZE, 12, 3, form.order, (c, y, x) -> 16 * (OF_PHOTO + x));
            Photo read = Encoded.read(
                    form.thumbnail().above(form.big ? photo.big() : photo).bytes());
            assertThat(read.size()).isEqualTo(SIZE);
            assertThat(read.sample(1, 5, 7) >> 8).isEqualTo(OF_PHOTO + 7);
        }
    }

    @Test
    void aPreviewAboveAMosaicIsARawFile() {
        Form form = Form.LITTLE;
        TiffFile mosaic = form.photo().with(TiffTag.PHOTOMETRIC, 32803);
        assertThat(isRaw(form.thumbnail().above(mosaic).bytes())).isTrue();
        assertThat(isRaw(form.thumbnail().chainedTo(mosaic))).isTrue();
        assertThat(isRaw(form.thumbnail().above(form.thumbnail()).bytes())).isTrue();
        assertThat(isRaw(form.thumbnail().above(form.photo()).bytes())).isFalse();
    }

    @Test
    void theHeaderIsThatOfThePhoto(@TempDir Path folder) throws IOException {
        Path file = Files.write(
                folder.resolve("photo.tif"),
                Form.LITTLE.thumbnail().above(Form.LITTLE.photo()).bytes());
        assertThat(PhotoFiles.header(file).orElseThrow().size()).isEqualTo(SIZE);
    }

    private static boolean isRaw(byte[] file) {
        return RawDetection.isRaw(PhotoSource.of(file, "test", ReadLimits.DEFAULT));
    }

    private static void assertPhoto(byte[] file, String leftOut) throws IOException {
        Photo photo = Encoded.read(file);
        assertThat(photo.format()).isEqualTo(PhotoFormat.TIFF);
        assertThat(photo.samples())
                .isEqualTo(
                        Photo.of(SIZE, PixelKind.RGB, (c, y, x) -> OF_PHOTO + x).samples());
        assertThat(photo.warnings()).singleElement().asString().endsWith("left out: " + leftOut);
    }
}

package dsgformer.photo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.UnwritablePhotoException;
import dsgformer.photo.metadata.ExifBlocks;
import dsgformer.photo.metadata.IptcTest;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.PngProperty;
import dsgformer.picture.Size;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MetadataTest {

    private static final Photo PHOTO = Photo.of(new Size(20, 10), PixelKind.RGB, (c, y, x) -> 10 * y + x);

    /** 200 kB of profile take four segments in a JPEG. */
    @ParameterizedTest
    @EnumSource(
            value = PhotoFormat.class,
            names = {"JPEG", "PNG"})
    void profileExifXmpAndIptcSurviveByteForByte(PhotoFormat format) throws IOException {
        Metadata metadata = Metadata.NONE
                .withIcc(noise(200_000))
                .withExif(ExifBlocks.ofSize(60_000, noise(60_000)))
                .withXmp(noise(65_000))
                .withIptc(IptcTest.dataSet(2, 120, "a caption"));
        assertThat(Encoded.again(PHOTO.withMetadata(metadata), format).metadata())
                .isEqualTo(metadata);
    }

    @ParameterizedTest
    @EnumSource(
            value = PhotoFormat.class,
            names = {"JPEG", "PNG", "TIFF", "WEBP", "BMP"})
    void noMetadataIsInvented(PhotoFormat format) throws IOException {
        assertThat(Encoded.again(PHOTO, format).metadata()).isEqualTo(Metadata.NONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = PhotoFormat.class,
            names = {"JPEG", "PNG", "TIFF", "WEBP", "BMP"})
    void aProfileNeitherChangesPixelsNorNeedsToBeValid(PhotoFormat format) throws IOException {
        byte[] linear = java.awt.color.ICC_Profile.getInstance(java.awt.color.ColorSpace.CS_LINEAR_RGB)
                .getData();
        Photo without = Encoded.again(PHOTO, format);
        for (byte[] profile : new byte[][] {linear, noise(500)}) {
            Photo with = Encoded.again(PHOTO.withMetadata(Metadata.NONE.withIcc(profile)), format);
            assertThat(with.samples()).isEqualTo(without.samples());
            assertThat(with.metadata().icc()).hasValue(profile);
        }
    }

    @Test
    void gammaChangesNoSampleAndIsKeptInPng() throws IOException {
        byte[] plain = Encoded.bytes(PHOTO, PhotoFormat.PNG);
        byte[] gamma = {0, 1, (byte) 0x86, (byte) 0xA0};
        Photo read = Encoded.read(Encoded.withPngChunk(plain, "gAMA", gamma));
        assertThat(read.samples()).isEqualTo(PHOTO.samples());
        assertThat(read.metadata().png()).containsExactly(new PngProperty("gAMA", gamma));
        assertThat(Encoded.again(read, PhotoFormat.PNG)).isEqualTo(read);
    }

    @Test
    void aProfileTooLargeForJpegIsRefusedWithAnAlternative() {
        assertThatThrownBy(() ->
                        Encoded.bytes(PHOTO.withMetadata(Metadata.NONE.withIcc(noise(16_707_346))), PhotoFormat.JPEG))
                .isInstanceOf(UnwritablePhotoException.class)
                .hasMessageContaining("Write a PNG");
    }

    @Test
    void iptcIsATagOfTiffAndIsReportedAsLostInWebpAndBmp() throws IOException {
        Metadata metadata = Metadata.NONE.withIptc(IptcTest.dataSet(2, 120, "a caption"));
        Photo photo = PHOTO.withMetadata(metadata);
        assertThat(Encoded.again(photo, PhotoFormat.TIFF).metadata().iptc())
                .hasValue(metadata.iptc().orElseThrow());
        assertThat(PhotoFiles.losses(photo, PhotoFormat.TIFF)).isEmpty();
        assertThat(PhotoFiles.losses(photo, PhotoFormat.WEBP))
                .singleElement()
                .asString()
                .contains("IPTC");
        assertThat(PhotoFiles.losses(photo, PhotoFormat.BMP))
                .singleElement()
                .asString()
                .contains("IPTC");
    }

    @Test
    void arraysAreCopiedInAndOut() {
        byte[] profile = {1, 2, 3};
        Metadata metadata = Metadata.NONE.withIcc(profile);
        profile[0] = 9;
        metadata.icc().orElseThrow()[1] = 9;
        assertThat(metadata.icc()).hasValue(new byte[] {1, 2, 3});
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}

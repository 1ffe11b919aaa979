package dsgformer.photo.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

public final class IptcTest {

    private static final byte[] TITLE = dataSet(2, 5, "a title");
    private static final byte[] CITY = dataSet(2, 90, "a city");

    @Test
    void placesAreRemovedAndEverythingElseStays() {
        byte[] iptc =
                joined(dataSet(1, 90, "\u001b%G"), TITLE, CITY, dataSet(2, 101, "a country"), dataSet(2, 80, "me"));
        assertThat(Iptc.withoutPlaces(iptc)).hasValue(joined(dataSet(1, 90, "\u001b%G"), TITLE, dataSet(2, 80, "me")));
    }

    @Test
    void longDataSetsAreKept() {
        byte[] data = new byte[40_000];
        byte[] large = ByteBuffer.allocate(9 + data.length)
                .put(new byte[] {0x1C, 2, 20, (byte) 0x80, 4})
                .putInt(data.length)
                .put(data)
                .array();
        assertThat(Iptc.withoutPlaces(joined(large, CITY, TITLE))).hasValue(joined(large, TITLE));
    }

    @Test
    void iptcThatCannotBeParsedGivesNoResult() {
        byte[] iptc = joined(TITLE, CITY);
        assertThat(Iptc.withoutPlaces(Arrays.copyOf(iptc, iptc.length - 1))).isEmpty();
        assertThat(Iptc.withoutPlaces(joined(TITLE, new byte[] {0}, CITY))).isEmpty();
        assertThat(Iptc.withoutPlaces(joined(TITLE, new byte[] {0}))).hasValue(joined(TITLE, new byte[] {0}));
    }

    @Test
    void resourcesAreFoundAndRemovedCompletely() {
        byte[] thumbnail = resource(0x040C, "thumb");
        byte[] other = resource(0x03ED, "resolution");
        byte[] block = joined(other, thumbnail, PhotoshopResources.ofIptc(TITLE));
        PhotoshopResources resources = PhotoshopResources.of(block).orElseThrow();
        assertThat(resources.data(PhotoshopResources.IPTC)).hasValue(TITLE);
        assertThat(resources.without(PhotoshopResources.THUMBNAILS::contains))
                .isEqualTo(joined(other, PhotoshopResources.ofIptc(TITLE)));
        assertThat(resources.without(id -> false)).isSameAs(block);
    }

    @Test
    void damagedResourcesAreParsedOrRefusedWithoutAnException() {
        byte[] block = joined(resource(0x040C, "thumb"), PhotoshopResources.ofIptc(joined(TITLE, CITY)));
        for (int seed = 0; seed < 5000; seed++) {
            Random random = new Random(seed);
            byte[] damaged = Arrays.copyOf(block, random.nextInt(block.length) + 1);
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            PhotoshopResources.of(damaged)
                    .flatMap(resources -> resources.data(PhotoshopResources.IPTC))
                    .ifPresent(Iptc::withoutPlaces);
        }
        assertThat(PhotoshopResources.of(Arrays.copyOf(block, block.length - 2)))
                .isEmpty();
    }

    public static byte[] dataSet(int record, int number, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(5 + bytes.length)
                .put(new byte[] {0x1C, (byte) record, (byte) number})
                .putShort((short) bytes.length)
                .put(bytes)
                .array();
    }

    public static byte[] resource(int id, String data) {
        byte[] bytes = data.getBytes(StandardCharsets.ISO_8859_1);
        byte[] block = PhotoshopResources.ofIptc(bytes);
        ByteBuffer.wrap(block).putShort(4, (short) id);
        return block;
    }

    public static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }
}

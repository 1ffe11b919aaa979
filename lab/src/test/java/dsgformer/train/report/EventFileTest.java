package dsgformer.train.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parses the file by TensorBoard's public format description, field by field. */
class EventFileTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_700_000_000_500L), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    /**
     * RFC 3720, B.4: the CRC-32C of 32 zero bytes is 8a9136aa. TFRecord rotates it right by 15 bits and adds a
     * constant.
     */
    @Test
    void theChecksumIsMaskedAsInTfRecord() {
        int crc = 0x8a9136aa;
        assertThat(EventFile.masked(new byte[32])).isEqualTo((crc >>> 15 | crc << 17) + 0xa282ead8);
    }

    @Test
    void scalarsAndPicturesAreReadBack() throws IOException {
        byte[] png = {1, 2, 3};
        try (EventFile file = EventFile.in(folder, CLOCK)) {
            file.scalar("train/loss", 7, 0.25);
            file.picture("street", 300, 2, 5, png);
        }
        List<byte[]> records = records(onlyFile());
        assertThat(records).hasSize(3);

        List<Field> version = Field.of(records.get(0));
        assertThat(version.get(0).fixed64()).isEqualTo(1_700_000_000.5);
        assertThat(version.get(1).number()).isEqualTo(3);
        assertThat(version.get(1).text()).isEqualTo("brain.Event:2");

        List<Field> scalar = Field.of(records.get(1));
        assertThat(scalar.get(1).varint()).isEqualTo(7);
        List<Field> value = Field.of(Field.of(scalar.get(2).bytes()).get(0).bytes());
        assertThat(value.get(0).text()).isEqualTo("train/loss");
        assertThat(value.get(1).number()).isEqualTo(2);
        assertThat(value.get(1).fixed32()).isEqualTo(0.25f);

        List<Field> picture = Field.of(records.get(2));
        assertThat(picture.get(1).varint()).isEqualTo(300);
        List<Field> shown = Field.of(Field.of(picture.get(2).bytes()).get(0).bytes());
        assertThat(shown.get(0).text()).isEqualTo("street");
        assertThat(shown.get(1).number()).isEqualTo(4);
        List<Field> image = Field.of(shown.get(1).bytes());
        assertThat(image.get(0).varint()).isEqualTo(2);
        assertThat(image.get(1).varint()).isEqualTo(5);
        assertThat(image.get(2).varint()).isEqualTo(3);
        assertThat(image.get(3).bytes()).isEqualTo(png);
    }

    /** Events of a killed process are not lost. */
    @Test
    void anEventIsInTheFileWhenTheCallReturns() throws IOException {
        try (EventFile file = EventFile.in(folder, CLOCK)) {
            file.scalar("a", 1, 1);
            assertThat(records(onlyFile())).hasSize(2);
        }
    }

    private Path onlyFile() throws IOException {
        try (var files = Files.list(folder)) {
            Path file = files.toList().get(0);
            assertThat(file.getFileName().toString()).startsWith("events.out.tfevents.1700000000.");
            return file;
        }
    }

    private static List<byte[]> records(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> records = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] length = new byte[8];
            bytes.get(length);
            assertThat(bytes.getInt()).isEqualTo(EventFile.masked(length));
            byte[] record = new byte
                    [(int) ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong()];
            bytes.get(record);
            assertThat(bytes.getInt()).isEqualTo(EventFile.masked(record));
            records.add(record);
        }
        return records;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Field(int number, long varint, byte[] bytes) {

        static List<Field> of(byte[] message) {
            ByteBuffer in = ByteBuffer.wrap(message);
            List<Field> fields = new ArrayList<>();
            while (in.hasRemaining()) {
                long tag = varint(in);
                int number = (int) (tag >>> 3);
                switch ((int) (tag & 7)) {
                    case 0 -> fields.add(new Field(number, varint(in), new byte[0]));
                    case 1 -> fields.add(new Field(number, 0, take(in, 8)));
                    case 2 -> fields.add(new Field(number, 0, take(in, (int) varint(in))));
                    case 5 -> fields.add(new Field(number, 0, take(in, 4)));
                    default -> throw new IllegalStateException("wire type of tag " + tag);
                }
            }
            return fields;
        }

        private static byte[] take(ByteBuffer in, int count) {
            byte[] bytes = new byte[count];
            in.get(bytes);
            return bytes;
        }

        private static long varint(ByteBuffer in) {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = in.get();
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        double fixed64() {
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getDouble();
        }

        float fixed32() {
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat();
        }
    }
}

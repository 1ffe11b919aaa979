package dsgformer.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dsgformer.weights.safetensors.Safetensors;
import dsgformer.weights.safetensors.SafetensorsBytes;
import dsgformer.weights.safetensors.SafetensorsFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileSafetensorsTest {

    private static final byte[] EIGHT_BYTES = new byte[8];

    @TempDir
    private Path folder;

    private static SafetensorsFile read(byte[] bytes) throws IOException {
        return Safetensors.read("hostile", new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ''                                                                                     | not valid JSON
            [1]                                                                                    | JSON object
            {"a":                                                                                  | not valid JSON
            {} {}                                                                                  | goes on
            {}                                                                                     | describes 0 bytes
            {"__metadata__":{"a":1}}                                                               | object of texts
            {"__metadata__":[]}                                                                    | object of texts
            {"__metadata__":{"a":"1","a":"2"}}                                                     | Duplicate
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | Duplicate
            {"a":7}                                                                                | dtype
            {"a":{"shape":[2],"data_offsets":[0,8]}}                                               | dtype
            {"a":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}}                                 | 'C64'
            {"a":{"dtype":"F32","data_offsets":[0,8]}}                                             | shape needs to be a list
            {"a":{"dtype":"F32","shape":2,"data_offsets":[0,8]}}                                   | shape needs to be a list
            {"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}                                | got -2
            {"a":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}}                               | got 2.0
            {"a":{"dtype":"F32","shape":["2"],"data_offsets":[0,8]}}                               | got "2"
            {"a":{"dtype":"F32","shape":[4294967298],"data_offsets":[0,8]}}                        | does not fit
            {"a":{"dtype":"F32","shape":[65536,65536,65536,65536],"data_offsets":[0,8]}}           | does not fit
            {"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,8]}}              | got 9999
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}}                               | [begin, end]
            {"a":{"dtype":"F32","shape":[2]}}                                                      | data_offsets
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}                                 | begin ≤ end
            {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}                                 | needs 12 bytes
            {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}                                | which has 8
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}                                 | describes 4 bytes
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}                                 | needs to begin at 0
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | needs to begin at 8
            """)
    void anInconsistentHeaderIsRefusedWithTheReason(String header, String complaint) {
        assertThatThrownBy(() -> read(SafetensorsBytes.of(header, EIGHT_BYTES)))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageStartingWith("hostile, ")
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 100_000_001, 3, Integer.MAX_VALUE})
    void aHeaderLongerThanTheFileOrTheLimitIsRefusedBeforeItIsRead(long claimed) {
        byte[] bytes = SafetensorsBytes.withLength(claimed, new byte[] {'{', '}'}, new byte[0]);
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContaining("claims " + Long.toUnsignedString(claimed) + " bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7})
    void aFileTooShortForALengthIsRefused(int size) {
        assertThatThrownBy(() -> read(new byte[size])).hasMessageContaining("at least 8 bytes, got " + size);
    }

    @Test
    void deepNestingIsRefusedWithoutExhaustingTheStack() {
        assertThatThrownBy(() -> read(SafetensorsBytes.of("{\"a\":" + "[".repeat(100_000), new byte[0])))
                .isInstanceOf(InvalidWeightsException.class);
    }

    @Test
    void aHeaderInAnotherEncodingIsRefused() {
        for (byte[] json : new byte[][] {"{}".getBytes(StandardCharsets.UTF_16LE), {'{', '"', (byte) 0xFF, '"', '}'}}) {
            assertThatThrownBy(() -> read(SafetensorsBytes.withLength(json.length, json, new byte[0])))
                    .isInstanceOf(InvalidWeightsException.class);
        }
    }

    @Test
    void aNameInAMessageIsShortAndFreeOfControlCharacters() {
        String name = "\\u001b[2J" + "x".repeat(10_000);
        assertThatThrownBy(() -> read(SafetensorsBytes.of("{\"" + name + "\":{}}", new byte[0])))
                .isInstanceOf(InvalidWeightsException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300).doesNotContain("\u001b"));
    }

    /** Flipped bytes, cut ends, other lengths; whatever is read back can be no larger than the file allows. */
    @Test
    void aDamagedFileIsReadOrRefusedAndNothingElse() throws IOException {
        SplittableRandom random = new SplittableRandom(20260);
        byte[] valid = valid();
        int refused = 0;
        for (int round = 0; round < 4000; round++) {
            byte[] damaged = damage(valid, random);
            Throwable thrown = catchThrowable(() -> {
                StateDict weights = read(damaged).weights();
                assertThat(weights.elements() * Short.BYTES).isLessThanOrEqualTo(damaged.length);
            });
            if (thrown != null) {
                assertThat(thrown).as("round %d", round).isInstanceOf(InvalidWeightsException.class);
                refused++;
            }
        }
        assertThat(refused).isBetween(1000, 3900); // both outcomes occur
    }

    private byte[] valid() throws IOException {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put("head.weight", Shape.of(4, 3, 3, 3));
        shapes.put("norm.weight", Shape.of(4));
        Path file = folder.resolve("valid.safetensors");
        Safetensors.write(file, WeightsFromNames.of(shapes), Map.of("config", "{}"), Precision.FLOAT16);
        return Files.readAllBytes(file);
    }

    private static byte[] damage(byte[] valid, SplittableRandom random) {
        byte[] bytes = valid.clone();
        switch (random.nextInt(4)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(2 * bytes.length));
            case 1 -> bytes[random.nextInt(8)] = (byte) random.nextInt();
            default -> {
                for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return bytes;
    }
}

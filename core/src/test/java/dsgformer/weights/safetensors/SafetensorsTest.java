package dsgformer.weights.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.io.WholeFile;
import dsgformer.weights.Precision;
import dsgformer.weights.Shape;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import dsgformer.weights.WeightsFromNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {

    private static final float[] SPECIAL = {
        0, -0f, 1, -2.5f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0x1p-24f
    };

    @TempDir
    private Path folder;

    private static StateDict weights() {
        Map<String, Weight> weights = new LinkedHashMap<>();
        weights.put("z.special", new Weight(Shape.of(2, 4), SPECIAL));
        weights.put("a.scalar", new Weight(Shape.of(), new float[] {3}));
        weights.put("größe \"quoted\"\n", new Weight(Shape.of(1, 1), new float[] {-1}));
        weights.put("empty", new Weight(Shape.of(0, 7), new float[0]));
        return StateDict.of(weights);
    }

    @Test
    void bothPrecisionsGiveBackNamesOrderShapesAndRepresentableValues() throws IOException {
        for (Precision precision : Precision.values()) {
            Path file = folder.resolve(precision + ".safetensors");
            Safetensors.write(file, weights(), Map.of("config", "{\"width\":16}"), precision);
            SafetensorsFile read = Safetensors.read(file);
            assertThat(read.weights()).isEqualTo(weights());
            assertThat(read.weights().names())
                    .containsExactlyElementsOf(weights().names());
            assertThat(read.metadata())
                    .containsEntry("config", "{\"width\":16}")
                    .containsKey("sha256");
        }
    }

    @Test
    void aTensorLargerThanAnyBufferComesBackWhole() throws IOException {
        StateDict large = WeightsFromNames.of(Map.of("a.weight", Shape.of(300, 1001), "b.weight", Shape.of(7, 31)));
        Path file = folder.resolve("large.safetensors");
        Safetensors.write(file, large, Map.of(), Precision.FLOAT32);
        assertThat(Safetensors.read(file).weights()).isEqualTo(large);
        assertThat(Safetensors.verify(file)).isEqualTo(Checksum.MATCHES);
    }

    @Test
    void dataStartsAtAMultipleOfEightBytesBehindSpaces() throws IOException {
        Path file = folder.resolve("aligned.safetensors");
        for (String value : new String[] {"", "x", "xx", "xxx", "xxxx"}) {
            Safetensors.write(file, weights(), Map.of("k", value), Precision.FLOAT32);
            long headerBytes =
                    Long.reverseBytes(ByteBuffer.wrap(Files.readAllBytes(file)).getLong());
            assertThat(headerBytes % 8).isZero();
        }
    }

    @Test
    void aStreamReadsLikeAFile() throws IOException {
        Path file = folder.resolve("a.safetensors");
        Safetensors.write(file, weights(), Map.of(), Precision.FLOAT32);
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(Safetensors.read("resource", in)).isEqualTo(Safetensors.read(file));
        }
    }

    @Test
    void allFourTypesBecomeFloats() throws IOException {
        String header = "{\"h\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]},"
                + "\"b\":{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[2,4]},"
                + "\"f\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]},"
                + "\"d\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[8,16]}}";
        ByteBuffer data = ByteBuffer.allocate(16)
                .putShort(Short.reverseBytes((short) 0x3E00))
                .putShort(Short.reverseBytes((short) 0xC020))
                .putInt(Integer.reverseBytes(Float.floatToIntBits(0.1f)))
                .putLong(Long.reverseBytes(Double.doubleToLongBits(0.1)));
        StateDict read = Safetensors.read(SafetensorsBytes.file(folder, header, data.array()))
                .weights();
        assertThat(read.get("h").orElseThrow().values()).containsExactly(1.5f);
        assertThat(read.get("b").orElseThrow().values()).containsExactly(-2.5f);
        assertThat(read.get("f").orElseThrow().values()).containsExactly(0.1f);
        assertThat(read.get("d").orElseThrow().values()).containsExactly(0.1f);
    }

    @Test
    void aChangedBitOfTheDataIsNoticed() throws IOException {
        Path file = folder.resolve("a.safetensors");
        Safetensors.write(file, weights(), Map.of(), Precision.FLOAT32);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertThat(Safetensors.verify(file)).isEqualTo(Checksum.DIFFERS);
    }

    @Test
    void aFileWithoutChecksumIsReportedAsSuch() throws IOException {
        assertThat(Safetensors.verify(SafetensorsBytes.file(folder, "{}", new byte[0])))
                .isEqualTo(Checksum.ABSENT);
    }

    @Test
    void aWeightThatHalfPrecisionCannotHoldIsRefusedByNameAndNothingIsWritten() throws IOException {
        StateDict tooLarge = StateDict.of(Map.of("head.weight", new Weight(Shape.of(1), new float[] {65520})));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Safetensors.write(folder.resolve("x"), tooLarge, Map.of(), Precision.FLOAT16))
                .withMessageContaining("head.weight")
                .withMessageContaining("65520");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aMissingFileThrowsNoSuchFileException() {
        assertThatThrownBy(() -> Safetensors.read(folder.resolve("none.safetensors")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aMissingFolderIsNamed() {
        Path target = folder.resolve("none").resolve("x.safetensors");
        assertThatThrownBy(() -> Safetensors.write(target, weights(), Map.of(), Precision.FLOAT32))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(target.toString())
                .hasMessageContaining("folder does not exist");
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNoOther() throws IOException {
        Path target = Files.write(folder.resolve("kept"), "old".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> WholeFile.write(target, channel -> {
                    channel.write(ByteBuffer.wrap(new byte[100]));
                    throw new IOException("disk full");
                }))
                .hasMessage(target + ": disk full");
        assertThat(Files.readString(target)).isEqualTo("old");
        assertThat(folder.toFile().list()).containsExactly("kept");
    }

    @Test
    void filesOfTheReferenceLibraryAreRead() throws IOException {
        Path shared = Path.of("../../shared/parity/dsgformer/block-dfgb-relu2-four.safetensors");
        assumeTrue(Files.exists(shared), "no parity files at " + shared);
        SafetensorsFile file = Safetensors.read(shared);
        assertThat(file.metadata()).containsOnlyKeys("config");
        assertThat(file.weights().names()).containsExactly("input", "output");
        Weight input = file.weights().get("input").orElseThrow();
        assertThat(input.shape()).isEqualTo(Shape.of(1, 8, 16, 24));
        float[] firstThree = Arrays.copyOf(input.values(), 3);
        assertThat(firstThree).containsExactly(-0.82998484f, -0.8379548f, -0.8599763f);
    }
}

package dsgformer.weights.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.weights.Half;
import dsgformer.weights.InvalidWeightsException;
import dsgformer.weights.Shape;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import dsgformer.weights.WeightsFromNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints that PyTorch itself wrote (see parity/checkpoints), and some that it would not. */
public class TorchFileTest {

    public static final Path CHECKPOINTS = Path.of("src/test/resources/parity/checkpoints");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "bare.pth,ZIP,",
        "legacy.pth,LEGACY,",
        "legacy-state-dict-module.pth,LEGACY,state_dict",
        "model.pkl,ZIP,model",
        "module-prefix.pth,ZIP,",
        "parameters.pth,ZIP,",
        "params-ema-and-params.pth,ZIP,params_ema",
        "params.pth,ZIP,params",
        "state-dict-and-optimizer.pth,ZIP,state_dict"
    })
    void whatPyTorchSavedIsReadBitForBit(String file, TorchFile.Form form, String wrapper) throws IOException {
        TorchFile read = TorchFile.read(CHECKPOINTS.resolve(file), Optional.empty());
        assertThat(read.form()).isEqualTo(form);
        assertThat(read.wrapper()).isEqualTo(Optional.ofNullable(wrapper));
        assertThat(read.weights()).isEqualTo(expected());
        assertThat(read.weights().names()).containsExactlyElementsOf(expected().names());
    }

    @Test
    void halfPrecisionIsReadAsItWasRounded() throws IOException {
        assertThat(read("half.pth").weights()).isEqualTo(rounded(value -> Half.toFloat(Half.fromFloat(value))));
    }

    /** bfloat16 is the upper half of a float, rounded to nearest, ties to even. */
    @Test
    void bfloat16IsReadAsItWasRounded() throws IOException {
        assertThat(read("bfloat16.pth").weights()).isEqualTo(rounded(value -> {
            int bits = Float.floatToRawIntBits(value);
            return Float.intBitsToFloat((bits + 0x7FFF + ((bits >>> 16) & 1)) & 0xFFFF0000);
        }));
    }

    @Test
    void viewsOfOneStorageAreReadThroughTheirStrides() throws IOException {
        Weight shared = WeightsFromNames.of(Map.of("shared", Shape.of(2, 5, 4)))
                .get("shared")
                .orElseThrow();
        float[] transposed = new float[40];
        for (int i = 0; i < 40; i++) { // element (a, b, c) of permutation (2, 0, 1) is element (b, c, a)
            int a = i / 10;
            int b = i / 5 % 2;
            int c = i % 5;
            transposed[i] = shared.values()[b * 20 + c * 4 + a];
        }
        float[] slice = new float[12];
        System.arraycopy(shared.values(), 24, slice, 0, 12);
        StateDict views = read("views.pth").weights();
        assertThat(views.get("same_storage")).contains(shared);
        assertThat(views.get("transposed")).contains(new Weight(Shape.of(4, 2, 5), transposed));
        assertThat(views.get("slice")).contains(new Weight(Shape.of(3, 4), slice));
    }

    @Test
    void aPickleThatCallsACommandIsRefusedAndTheMessageNamesIt() {
        assertThatThrownBy(() -> read("hostile.pth"))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContaining("posix.system")
                .hasMessageContaining("refused");
        assertThat(Path.of("dsgformer-pickle-was-executed")).doesNotExist();
    }

    /**
     * As a training leaves it, by Python's own pickle module: an argparse.Namespace, numbers and arrays of NumPy, dates,
     * paths, sets, objects of the training's own classes, a tensor of complex numbers, and the weights in a subclass of
     * dict, made in all ways that PyTorch has.
     */
    @ParameterizedTest
    @ValueSource(strings = {"training-protocol-2.pth", "training-protocol-4.pth", "training-protocol-5.pth"})
    void objectsOfOtherClassesArePassedOver(String file) throws IOException {
        TorchFile read = read(file);
        assertThat(read.wrapper()).contains("model.state_dict");
        assertThat(read.weights()).isEqualTo(expected());
        for (String key : new String[] {"model", "model.state_dict"}) {
            assertThat(TorchFile.read(CHECKPOINTS.resolve(file), Optional.of(key))
                            .weights())
                    .isEqualTo(expected());
        }
        assertThat(TorchFile.read(CHECKPOINTS.resolve(file), Optional.of("optimizer.state.0"))
                        .weights()
                        .names())
                .containsExactly("step", "exp_avg");
    }

    @ParameterizedTest
    @CsvSource({
        "posix,system",
        "os,system",
        "nt,system",
        "subprocess,Popen",
        "builtins,eval",
        "builtins,__import__",
        "__builtin__,execfile",
        "importlib,import_module",
        "runpy,_run_code",
        "urllib.request,urlretrieve",
        "multiprocessing.util,spawnv_passfds",
        "types,CodeType"
    })
    void namesThatOnlyAnAttackNeedsAreRefused(String module, String name) throws IOException {
        String call = "\u0080\u0002}X\u0001\0\0\0xc" + module + "\n" + name + "\n)Rs.";
        assertThatThrownBy(() -> TorchFile.read(stored(call, new byte[4]), Optional.empty()))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContaining(module + "." + name)
                .hasMessageContaining("refused");
    }

    @Test
    void severalEntriesThatAreEquallyLikelyAreNamed() throws IOException {
        String one = tensor(4, "\u0085", 4, 1);
        String inner = one.substring(2, one.length() - 1);
        String pickle = "\u0080\u0002}X\u0001\0\0\0a" + inner + "sX\u0001\0\0\0b" + inner + "s.";
        Path file = stored(pickle, new byte[16]);
        assertThatThrownBy(() -> TorchFile.read(file, Optional.empty()))
                .hasMessageContaining("several entries: a, b")
                .hasMessageContaining("--key");
        assertThat(TorchFile.read(file, Optional.of("b")).weights().names()).containsExactly("w");
    }

    @Test
    void aKeyChoosesAnotherEntry() throws IOException {
        StateDict zeros = TorchFile.read(CHECKPOINTS.resolve("params-ema-and-params.pth"), Optional.of("params"))
                .weights();
        assertThat(zeros.names()).isEqualTo(expected().names());
        assertThat(zeros.get("head.weight").orElseThrow().values()).containsOnly(0, -0.0f);
    }

    @Test
    void aKeyThatHoldsNoWeightsIsRefusedWithTheEntriesThereAre() {
        assertThatThrownBy(() -> TorchFile.read(CHECKPOINTS.resolve("params.pth"), Optional.of("ema")))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContaining("entry ema: holds no weights")
                .hasMessageContaining("params")
                .hasMessageContaining("--key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"去模糊 权重.pth", "with space.pkl", "no extension"})
    void unicodeNamesAndReadOnlyFilesAreRead(String name) throws IOException {
        Path file = Files.copy(CHECKPOINTS.resolve("bare.pth"), folder.resolve(name));
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        }
        assertThat(TorchFile.read(file, Optional.empty()).weights()).isEqualTo(expected());
    }

    @Test
    void aCompressedEntryIsRefusedBeforeItIsUnpacked() throws IOException {
        Path file = folder.resolve("bomb.pth");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("bomb/data.pkl"));
            zip.write(new byte[10_000_000]);
            zip.closeEntry();
        }
        assertThatThrownBy(() -> TorchFile.read(file, Optional.empty())).hasMessageContaining("compressed");
    }

    /** 1024 numbers, and a tensor of a billion made of one of them. */
    @Test
    void aViewThatRepeatsNumbersIsRefused() throws IOException {
        Path file = stored(tensor(1024, "\u0086", 32768, 32768, 0, 0), new byte[4096]);
        assertThatThrownBy(() -> TorchFile.read(file, Optional.empty()))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContaining("of only 1024 numbers");
    }

    /** Tuples that contain each other twice, forty levels deep: comparing or printing them takes 2⁴⁰ steps. */
    @Test
    void tuplesThatTakeForeverToCompareAreNeitherComparedNorPrinted() throws IOException {
        StringBuilder pickle = new StringBuilder("\u0080\u0002)q\0");
        for (int i = 0; i < 40; i++) {
            pickle.append("h\0h\0\u0086q\0");
        }
        Path file = stored(pickle + ".", new byte[4]);
        assertThatThrownBy(() -> TorchFile.read(file, Optional.empty()))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContaining("no weights by name");
    }

    /** As large as the largest published checkpoint, times seven; the numbers are one storage, sparse on disk. */
    @Test
    @Tag("slow")
    void twoGigabytesAreReadToTheirEnd() throws IOException {
        int elements = 500_000_000;
        byte[] pickle = bytes(tensor(elements, "\u0085", elements, 1));
        Path file = folder.resolve("large.pth");
        CRC32 crc = new CRC32();
        byte[] zeros = new byte[1_000_000];
        for (int i = 0; i < 4 * (elements / zeros.length); i++) {
            crc.update(zeros);
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "a/data.pkl", pickle);
            ZipEntry entry = new ZipEntry("a/data/0");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(4L * elements);
            entry.setCompressedSize(4L * elements);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            for (int i = 0; i < 4 * (elements / zeros.length); i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        assertThat(TorchFile.read(file, Optional.empty()).weights().elements()).isEqualTo(elements);
    }

    @Test
    void otherFilesAreNotRecognizedAsTorchFiles() throws IOException {
        Path file = Files.write(folder.resolve("x.pth"), new byte[] {1, 2, 3});
        assertThat(TorchFile.isTorchFile(file)).isFalse();
        assertThatThrownBy(() -> TorchFile.read(file, Optional.empty())).isInstanceOf(InvalidWeightsException.class);
    }

    /** A dictionary of one tensor "w" of {@code elements} numbers, with the given sizes, then strides. */
    private static String tensor(int elements, String tuple, int... sizesAndStrides) {
        StringBuilder pickle = new StringBuilder("\u0080\u0002}X\u0001\0\0\0wctorch._utils\n_rebuild_tensor_v2\n(");
        pickle.append("(X\u0007\0\0\0storagectorch\nFloatStorage\nX\u0001\0\0\u00000X\u0003\0\0\0cpu");
        pickle.append(integer(elements)).append("tQK\0");
        for (int i = 0; i < sizesAndStrides.length; i++) {
            pickle.append(integer(sizesAndStrides[i]));
            if (i == sizesAndStrides.length / 2 - 1 || i == sizesAndStrides.length - 1) {
                pickle.append(tuple);
            }
        }
        return pickle + "\u0089NtRs.";
    }

    private static String integer(int value) {
        return "J" + (char) (value & 0xFF) + (char) (value >>> 8 & 0xFF) + (char) (value >>> 16 & 0xFF)
                + (char) (value >>> 24);
    }

    private Path stored(String pickle, byte[] storage) throws IOException {
        Path file = folder.resolve("made.pth");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "made/data.pkl", bytes(pickle));
            put(zip, "made/data/0", storage);
        }
        return file;
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCompressedSize(bytes.length);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static TorchFile read(String name) throws IOException {
        return TorchFile.read(CHECKPOINTS.resolve(name), Optional.empty());
    }

    static StateDict expected() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put("head.weight", Shape.of(4, 3, 3, 3));
        shapes.put("norm.weight", Shape.of(4));
        shapes.put("norm.bias", Shape.of(4));
        shapes.put("attention.temperature", Shape.of(2, 1, 1));
        shapes.put("tail.weight", Shape.of(3, 4, 3, 3));
        return WeightsFromNames.of(shapes);
    }

    private static StateDict rounded(UnaryOperator<Float> rounding) {
        Map<String, Weight> weights = new LinkedHashMap<>();
        expected().asMap().forEach((name, weight) -> {
            float[] values = weight.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] = rounding.apply(values[i]);
            }
            weights.put(name, new Weight(weight.shape(), values));
        });
        return StateDict.of(weights);
    }
}

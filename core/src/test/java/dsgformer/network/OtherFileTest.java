package dsgformer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.weights.Precision;
import dsgformer.weights.pickle.TorchFileTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that people name as models by mistake, or after a download that gave something else. */
class OtherFileTest {

    private static final String LFS = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 68000000\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE html><html><head><title>Virus scan warning</title></head> | a web page ('Virus scan warning')",
                "'\n  <HTML lang=\"en\"><body>x' | a web page",
                "'<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C\">' | a web page",
                "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error> | a text that begins with '<?xml",
                "{\"error\":\"Not Found\"} | a server's answer",
                "{\"metadata\":{},\"weight_map\":{}} | the index of weights in several files",
                "Not Found | a text that begins with 'Not Found'",
                "../.git/annex/objects/a/b/MD5-s1--0/MD5 | git annex get",
                "import torch | a text that begins with 'import torch'"
            })
    void textsAreNamed(String text, String words) throws IOException {
        assertRefused(text.getBytes(StandardCharsets.UTF_8), words);
        assertRefused(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), words);
    }

    @Test
    void pointersOfGitLfsAreNamed() throws IOException {
        assertRefused(LFS.getBytes(StandardCharsets.UTF_8), "a Git LFS pointer");
        assertRefused(LFS.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), "git lfs pull");
    }

    /** Bytes as Latin-1, each followed by others. */
    @ParameterizedTest
    @CsvSource({
        "'\b\u0007\u0012\u0007pytorch', an ONNX model",
        "'\b\t:\u0001', an ONNX model",
        "'\b\u0003\u0012\u0000', an ONNX model",
        "'\u001f\u008b\b', packed with gzip",
        "'BZh9', packed with bzip2",
        "'\u00fd7zXZ\u0000', packed with xz",
        "'(\u00b5/\u00fd', packed with Zstandard",
        "'Rar!\u001a\u0007', packed with RAR",
        "'\u0089HDF\r\n\u001a\n', an HDF5 file",
        "'\u0093NUMPY', an array of NumPy",
        "'\u001c\u0000\u0000\u0000TFL3', a TensorFlow Lite model",
        "'\u0089PNG\r\n', a PNG picture",
        "'\u00ff\u00d8\u00ff\u00e0', a JPEG picture",
        "'RIFF0000WEBP', a WebP picture",
        "'\u0080\u0004\u0095', a pickle that PyTorch did not write",
        "'%PDF-1.7', a PDF document",
        "'\u0000\u0000', filled with zeros"
    })
    void otherFormatsAreNamed(String start, String words) throws IOException {
        byte[] bytes = new byte[600];
        byte[] magic = start.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(magic, 0, bytes, 0, magic.length);
        assertRefused(bytes, words);
    }

    @Test
    void anEmptyFileAndATarAreNamed() throws IOException {
        assertRefused(new byte[0], "empty");
        byte[] tar = new byte[1024];
        tar[0] = 'a';
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
        assertRefused(tar, "a tar archive");
    }

    @ParameterizedTest
    @CsvSource({
        "m/code/__torch__/Net.py, a TorchScript program",
        "m/constants.pkl, torch.jit.load",
        "weights/restormer.pth, unpack it and name weights/restormer.pth",
        "README.md, a zip archive that PyTorch did not write",
        "model.weights.h5, a Keras model",
        "head.weight.npy, arrays of NumPy"
    })
    void otherZipArchivesAreNamed(String entry, String words) throws IOException {
        Path file = folder.resolve("m.pth");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(1);
            zip.closeEntry();
        }
        assertRefused(Files.readAllBytes(file), words);
    }

    @Test
    void aScriptIsNamedThoughItHoldsAPickle() throws IOException {
        Path file = folder.resolve("m.pth");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String entry : new String[] {"m/data.pkl", "m/code/__torch__/Net.py", "m/constants.pkl"}) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.closeEntry();
            }
        }
        assertRefused(Files.readAllBytes(file), "a TorchScript program");
    }

    @ParameterizedTest
    @CsvSource({"bare.pth", "legacy.pth", "training-protocol-4.pth"})
    void checkpointsAreNoOtherFiles(String name) throws IOException {
        assertThat(OtherFile.of(TorchFileTest.CHECKPOINTS.resolve(name))).isEqualTo(Optional.empty());
    }

    @Test
    void aModelIsNoOtherFile() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Models.save(file, Models.bundled(), Precision.FLOAT16);
        assertThat(OtherFile.of(file)).isEqualTo(Optional.empty());
    }

    private void assertRefused(byte[] bytes, String words) throws IOException {
        Path file = Files.write(folder.resolve("weights.pth"), bytes);
        assertThatThrownBy(() -> Models.open(file))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("not a usable model: " + file + " is ")
                .hasMessageContaining(words);
    }
}

package dsgformer.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What a file is that was named as a model and is none, as its first bytes tell.
 *
 * @param what after "is", such as "a web page"
 * @param wayOut what to do instead
 */
record OtherFile(String what, String wayOut) {

    private static final int START_BYTES = 1024;
    private static final int TAR_MAGIC_AT = 257;
    private static final int SAFETENSORS_HEADER_AT = 8;
    private static final String SAVE_WEIGHTS =
            "in Python, load it with what wrote it and save the weights alone, with torch.save(model.state_dict(), ...)";
    private static final String OTHER_FRAMEWORK =
            "weights of other frameworks are not read; look for the PyTorch checkpoint (.pth) or a .safetensors file";

    /** A kind of file with its first bytes, as Latin-1. */
    private record Kind(String magic, OtherFile file) {}

    private static final List<Kind> KINDS = List.of(
            packed("\u001f\u008b", "gzip", "gunzip"),
            packed("BZh", "bzip2", "bunzip2"),
            packed("\u00fd7zXZ\0", "xz", "unxz"),
            packed("(\u00b5/\u00fd", "Zstandard", "zstd -d"),
            packed("7z\u00bc\u00af'\u001c", "7-Zip", "7z x"),
            packed("Rar!\u001a\u0007", "RAR", "unrar x"),
            framework("\u0089HDF\r\n\u001a\n", "an HDF5 file, as Keras and MATLAB write"),
            framework("\u0093NUMPY", "an array of NumPy"),
            framework("GGUF", "a GGUF file"),
            framework("MATLAB 5.0 MAT-file", "a MATLAB file"),
            framework("7767517", "a network of ncnn"),
            image("\u0089PNG", "PNG"),
            image("\u00ff\u00d8\u00ff", "JPEG"),
            image("GIF8", "GIF"),
            image("II*\0", "TIFF"),
            image("MM\0*", "TIFF"),
            new Kind("%PDF", new OtherFile("a PDF document", "name a .safetensors file or a PyTorch checkpoint")));

    /** The kind of a file; empty if it may be a model, whole or damaged. */
    static Optional<OtherFile> of(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(START_BYTES);
        }
        if (bytes.length == 0) {
            return Optional.of(new OtherFile("empty", "download or copy it again"));
        }
        String start = new String(bytes, StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) {
            return ofZip(file);
        }
        if (isSafetensors(bytes)) {
            return Optional.empty();
        }
        return Stream.of(ofText(bytes), ofMagic(start), ofStructure(bytes, start))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A header's length, far below 4 GiB, and the header. */
    private static boolean isSafetensors(byte[] start) {
        return start.length > SAFETENSORS_HEADER_AT
                && start[SAFETENSORS_HEADER_AT] == '{'
                && start[4] == 0
                && start[5] == 0
                && start[6] == 0
                && start[7] == 0;
    }

    private static Optional<OtherFile> ofMagic(String start) {
        return KINDS.stream()
                .filter(kind -> start.startsWith(kind.magic))
                .findFirst()
                .map(kind -> kind.file);
    }

    private static Optional<OtherFile> ofStructure(byte[] bytes, String start) {
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return Optional.of(image("", "WebP").file);
        }
        if (start.startsWith("ustar", TAR_MAGIC_AT)) {
            return Optional.of(new OtherFile(
                    "a tar archive",
                    "unpack it with tar -xf and name the checkpoint inside; if PyTorch before 0.2 wrote it, load and save"
                            + " it with a newer one"));
        }
        if (start.startsWith("TFL3", 4)) {
            return Optional.of(framework("", "a TensorFlow Lite model").file);
        }
        if (isOnnx(bytes)) {
            return Optional.of(new OtherFile(
                    "an ONNX model",
                    "it is read by ONNX Runtime, not here; name the checkpoint (.pth) or .safetensors file that it was"
                            + " exported from"));
        }
        if (start.startsWith("\u0080") && bytes.length > 1 && bytes[1] >= 2 && bytes[1] <= 5) {
            return start.startsWith("\u008a", 2)
                    ? Optional.empty() // PyTorch's older form, perhaps damaged
                    : Optional.of(new OtherFile("a pickle that PyTorch did not write", SAVE_WEIGHTS));
        }
        boolean zeros = new String(bytes, StandardCharsets.ISO_8859_1).chars().allMatch(b -> b == 0);
        return zeros
                ? Optional.of(new OtherFile("filled with zeros", "the download or the disk failed; download it again"))
                : Optional.empty();
    }

    /** A message of protocol buffers: the version of the format, then the producer, the graph or the operators. */
    private static boolean isOnnx(byte[] start) {
        return start.length > 3
                && start[0] == 0x08
                && start[1] > 0
                && start[1] < 32
                && (start[2] == 0x12 || start[2] == 0x1A || start[2] == 0x22 || start[2] == 0x3A || start[2] == 0x42);
    }

    private static Optional<OtherFile> ofText(byte[] bytes) {
        boolean text = true;
        for (byte b : bytes) {
            text &= b < 0 || b >= ' ' || b == '\t' || b == '\n' || b == '\r' || b == '\f';
        }
        if (!text) {
            return Optional.empty();
        }
        String plain =
                new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
        String lower = plain.toLowerCase(Locale.ROOT);
        if (lower.startsWith("version https://git-lfs")) {
            return Optional.of(new OtherFile(
                    "a Git LFS pointer, which stands for a file that was not fetched",
                    "run git lfs pull in its repository, or download the file itself from the repository's page"));
        }
        if (lower.contains("annex/objects/")) {
            return Optional.of(new OtherFile(
                    "a pointer of git-annex, which stands for a file that was not fetched",
                    "run git annex get in its repository"));
        }
        boolean page = Stream.of("<!doctype", "<html", "<head", "<body").anyMatch(lower::contains);
        if (lower.startsWith("<") && page) {
            return Optional.of(new OtherFile(
                    "a web page" + title(plain),
                    "the server answered with a page instead of the file; download it in a browser, or use the address of"
                            + " the file itself"));
        }
        if (lower.startsWith("{") && lower.contains("weight_map")) {
            return Optional.of(
                    new OtherFile("the index of weights in several files", "name one file that holds all weights"));
        }
        boolean answer = lower.startsWith("<") || lower.startsWith("{");
        String line = plain.lines().findFirst().orElse("");
        String shown = line.length() > 60 ? line.substring(0, 60) + "…" : line;
        return Optional.of(new OtherFile(
                "a text that begins with '" + shown + "'",
                answer
                        ? "if it is a server's answer, download the file again"
                        : "name a .safetensors file or a PyTorch checkpoint"));
    }

    private static String title(String page) {
        int start = page.toLowerCase(Locale.ROOT).indexOf("<title>");
        int end = page.toLowerCase(Locale.ROOT).indexOf("</title>");
        return start >= 0 && end > start
                ? " ('" + page.substring(start + "<title>".length(), end).strip() + "')"
                : "";
    }

    /** Of a zip archive, which PyTorch's checkpoints are, by the names in it. */
    private static Optional<OtherFile> ofZip(Path file) throws IOException {
        List<String> names;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            names = zip.stream().map(ZipEntry::getName).toList();
        } catch (ZipException e) {
            return Optional.empty(); // damaged: reading it says how
        }
        if (names.stream().anyMatch(name -> name.endsWith("/constants.pkl") || name.contains("/code/__torch__"))) {
            return Optional.of(new OtherFile(
                    "a TorchScript program, with its weights inside",
                    "in Python, save the weights alone: torch.save(torch.jit.load(\"" + file.getFileName()
                            + "\").state_dict(), \"weights.pth\")"));
        }
        if (names.stream().anyMatch(name -> name.endsWith("/data.pkl"))) {
            return Optional.empty();
        }
        if (names.stream().anyMatch(name -> name.endsWith("model.weights.h5"))) {
            return Optional.of(framework("", "a Keras model").file);
        }
        if (names.stream()
                .anyMatch(name -> name.contains("serialized_exported_program") || name.endsWith("/model.json"))) {
            return Optional.of(new OtherFile("a program that torch.export wrote", SAVE_WEIGHTS));
        }
        if (!names.isEmpty() && names.stream().allMatch(name -> name.endsWith(".npy"))) {
            return Optional.of(framework("", "arrays of NumPy").file);
        }
        Optional<String> inside = names.stream()
                .filter(name -> name.matches("(?i).+\\.(pth|pt|ckpt|pkl|safetensors)"))
                .findFirst();
        return Optional.of(new OtherFile(
                names.isEmpty()
                        ? "an empty zip archive"
                        : "a zip archive that PyTorch did not write, beginning with " + names.get(0),
                inside.map(name -> "unpack it and name " + name)
                        .orElse("unpack it and name the checkpoint inside, if there is one")));
    }

    private static Kind packed(String magic, String how, String with) {
        return new Kind(magic, new OtherFile("packed with " + how, "unpack it with " + with + " and name the result"));
    }

    private static Kind framework(String magic, String what) {
        return new Kind(magic, new OtherFile(what, OTHER_FRAMEWORK));
    }

    private static Kind image(String magic, String format) {
        return new Kind(
                magic,
                new OtherFile("a " + format + " picture", "name the model after -n, and photos without an option"));
    }
}

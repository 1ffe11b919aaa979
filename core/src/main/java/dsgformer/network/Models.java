package dsgformer.network;

import dsgformer.io.FileName;
import dsgformer.io.PathText;
import dsgformer.weights.Precision;
import dsgformer.weights.pickle.TorchFile;
import dsgformer.weights.published.Catalog;
import dsgformer.weights.published.WeightsCache;
import dsgformer.weights.safetensors.Checksum;
import dsgformer.weights.safetensors.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Opens and saves models: {@code .safetensors} files with a configuration in their metadata, PyTorch checkpoints and
 * {@code .safetensors} files whose network is detected from the names in them, and the bundled models. Weights become
 * float32 whatever the file's precision.
 */
public final class Models {

    private static final BundledModels BUNDLED = new BundledModels(Models.class.getClassLoader());

    private Models() {}

    /**
     * The model in a file, called by the file's name without extension.
     *
     * @throws ModelException if there is no such file, or it is not a model whose weights fit its configuration
     * @throws IOException if reading fails
     */
    public static Model open(Path file) throws IOException {
        return open(file, Optional.empty());
    }

    /**
     * As {@link #open(Path)}; {@code key} names the entry of a PyTorch checkpoint that holds the weights, where it is
     * not one of the usual ones.
     */
    public static Model open(Path file, Optional<String> key) throws IOException {
        if (Files.isDirectory(file)) {
            throw new ModelException("the model " + file + " is a folder; name a file in it");
        }
        try {
            Optional<OtherFile> other = OtherFile.of(file);
            if (other.isPresent()) {
                throw new ModelException("not a usable model: " + file + " is "
                        + other.get().what() + "; " + other.get().wayOut());
            }
            if (TorchFile.isTorchFile(file)) {
                return ModelFile.readCheckpoint(FileName.of(file).stem(), file, key);
            }
            return ModelFile.read(FileName.of(file).stem(), file.toString(), () -> Safetensors.read(file));
        } catch (NoSuchFileException e) {
            throw new ModelException("model missing: there is no file " + file, e);
        }
    }

    /** The names of the bundled models, the default first; empty if none is bundled. */
    public static List<String> bundledNames() {
        return BUNDLED.names();
    }

    /**
     * The default among the bundled models.
     *
     * @throws ModelException if none is bundled
     */
    public static Model bundled() {
        return BUNDLED.standard();
    }

    /**
     * The bundled model called {@code name}.
     *
     * @throws ModelException if there is none of that name
     */
    public static Model bundled(String name) {
        return BUNDLED.named(name);
    }

    /**
     * Compares the weights of the bundled model called {@code name} with the checksum that came with them.
     *
     * @throws ModelException if there is none of that name, or its file is not a model
     * @throws IOException if reading fails
     */
    public static Checksum bundledChecksum(String name) throws IOException {
        return BUNDLED.checksum(name);
    }

    /**
     * What {@code -n} means: the bundled model of that name, published weights of that name that were fetched, or the
     * file. Fetches nothing.
     *
     * @throws ModelException if it is none of them, or not usable
     * @throws IOException if reading fails
     */
    public static Model named(String nameOrFile) throws IOException {
        return named(nameOrFile, Optional.empty());
    }

    /** As {@link #named(String)}; {@code key} as in {@link #open(Path, Optional)}. */
    public static Model named(String nameOrFile, Optional<String> key) throws IOException {
        if (bundledNames().contains(nameOrFile)) {
            return bundled(nameOrFile);
        }
        Optional<WeightsCache.Fetched> fetched = WeightsCache.ofUser().find(nameOrFile);
        return open(fetched.isPresent() ? fetched.get().file() : existing(nameOrFile), key);
    }

    /**
     * Writes a file that {@link #open} reads back: configuration, format version, the model's metadata, checksum. It
     * replaces {@code target} in one step or not at all.
     *
     * @throws IllegalArgumentException if a weight is too large for {@link Precision#FLOAT16}
     * @throws IOException if the folder does not exist or writing fails
     */
    public static void save(Path target, Model model, Precision precision) throws IOException {
        ModelFile.write(target, model, precision);
    }

    private static Path existing(String nameOrFile) {
        String missing = Catalog.bundled().find(nameOrFile).isPresent()
                ? "model missing: '" + nameOrFile + "' was not fetched yet; 'dsgformer model pull " + nameOrFile
                        + "' does that"
                : "model missing: '" + nameOrFile + "' is neither a bundled model (there is " + BUNDLED.namesInWords()
                        + "), nor one that was fetched ('dsgformer model list' shows them), nor a file";
        try {
            Path file = PathText.toPath(nameOrFile);
            if (!Files.exists(file)) {
                throw new ModelException(missing);
            }
            return file;
        } catch (InvalidPathException e) {
            throw new ModelException(missing, e);
        }
    }
}

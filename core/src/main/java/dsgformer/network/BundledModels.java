package dsgformer.network;

import dsgformer.weights.Safetensors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The models on the class path: {@code index.txt} names them, one a line, the default first. */
final class BundledModels {

    private static final String FOLDER = "dsgformer/models/";

    private final ClassLoader classPath;

    BundledModels(ClassLoader classPath) {
        this.classPath = classPath;
    }

    /** Their names, the default first; empty if none is bundled. */
    List<String> names() {
        try (InputStream index = classPath.getResourceAsStream(FOLDER + "index.txt")) {
            if (index == null) {
                return List.of();
            }
            String text = new String(index.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the list of bundled models", e);
        }
    }

    /** @throws ModelException if no model is bundled */
    Model standard() {
        return names().stream()
                .findFirst()
                .map(this::named)
                .orElseThrow(() -> new ModelException("this build bundles no model; give one with -n FILE"));
    }

    /** @throws ModelException if {@code name} is not among {@link #names}, or its file is not a model */
    Model named(String name) {
        if (!names().contains(name)) {
            throw new ModelException("no bundled model is called '" + name + "', there is " + namesInWords()
                    + "; -n FILE gives another");
        }
        String path = FOLDER + name + ModelFile.EXTENSION;
        try (InputStream resource = classPath.getResourceAsStream(path)) {
            if (resource == null) {
                throw new IllegalStateException("the list of bundled models names " + path + ", which is not there");
            }
            return ModelFile.read(name, path, () -> Safetensors.read(path, resource));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the bundled model " + name, e);
        }
    }

    String namesInWords() {
        List<String> names = names();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}

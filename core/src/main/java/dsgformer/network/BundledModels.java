package dsgformer.network;

import dsgformer.weights.InvalidWeightsException;
import dsgformer.weights.safetensors.Checksum;
import dsgformer.weights.safetensors.Safetensors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
        try (InputStream resource = resource(name)) {
            String path = path(name);
            return ModelFile.read(name, path, () -> Safetensors.read(path, resource));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the bundled model " + name, e);
        }
    }

    private InputStream resource(String name) {
        if (!names().contains(name)) {
            throw new ModelException("no bundled model is called '" + name + "', there is " + namesInWords()
                    + "; -n FILE gives another");
        }
        InputStream resource = classPath.getResourceAsStream(path(name));
        if (resource == null) {
            throw new IllegalStateException("the list of bundled models names " + path(name) + ", which is not there");
        }
        return resource;
    }

    private static String path(String name) {
        return FOLDER + name + ModelFile.EXTENSION;
    }

    /** @throws ModelException as {@link #named} does */
    Checksum checksum(String name) throws IOException {
        Path copy = Files.createTempFile("dsgformer", ModelFile.EXTENSION);
        try (InputStream resource = resource(name)) {
            Files.copy(resource, copy, StandardCopyOption.REPLACE_EXISTING);
            return Safetensors.verify(copy);
        } catch (InvalidWeightsException e) {
            throw new ModelException("the bundled model " + name + " is damaged: " + e.getMessage(), e);
        } finally {
            Files.delete(copy);
        }
    }

    String namesInWords() {
        List<String> names = names();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}

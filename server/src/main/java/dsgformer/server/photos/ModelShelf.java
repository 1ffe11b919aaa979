package dsgformer.server.photos;

import dsgformer.infer.DataSize;
import dsgformer.infer.Deblurrer;
import dsgformer.network.Model;
import dsgformer.network.Models;
import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The models that clients may name, each opened on its first use and then kept. A name that a client sends is looked up
 * among those that the server was started with; it is never a path. Safe for use by several threads.
 */
public final class ModelShelf implements AutoCloseable {

    /** How networks run. */
    public record Engine(String name, Optional<DataSize> memoryLimit, int threads) {}

    private final Engine engine;
    private final Map<String, Slot> slots = new LinkedHashMap<>();

    private ModelShelf(Engine engine) {
        this.engine = engine;
    }

    /** The bundled models, the default first. They are read on their first use. */
    public static ModelShelf bundled(Engine engine) {
        ModelShelf shelf = new ModelShelf(engine);
        Models.bundledNames().forEach(name -> shelf.slots.put(name, shelf.new Slot(() -> Models.bundled(name))));
        return shelf;
    }

    /**
     * Models by name or file, the default first. They are read now, so that the server does not start with one that
     * cannot be used.
     *
     * @throws dsgformer.network.ModelException if one is missing or not usable
     */
    public static ModelShelf of(List<String> namesOrFiles, Engine engine) throws IOException {
        ModelShelf shelf = new ModelShelf(engine);
        for (String each : namesOrFiles) {
            Model model = Models.named(each);
            shelf.slots.put(model.name(), shelf.new Slot(() -> model));
        }
        return shelf;
    }

    /** Their names, the default first. */
    public List<String> names() {
        return List.copyOf(slots.keySet());
    }

    /**
     * Checks that there is a model of this name.
     *
     * @throws ProblemException if there is none
     */
    public String require(String name) {
        if (!slots.containsKey(name)) {
            throw new ProblemException(
                    ProblemCode.INVALID_OPTION,
                    "model: the server has no such model",
                    "name one of " + String.join(", ", slots.keySet()));
        }
        return name;
    }

    /** The open network of a model; opens it if it is the first use. */
    public Deblurrer deblurrer(String name) {
        return slots.get(require(name)).deblurrer();
    }

    /** What a model is; reads it if it is the first use. */
    public Model model(String name) {
        return slots.get(require(name)).model();
    }

    @Override
    public void close() {
        slots.values().forEach(Slot::close);
    }

    private interface Source {
        Model open();
    }

    private final class Slot {

        private final Source source;
        private Model model;
        private Deblurrer deblurrer;

        Slot(Source source) {
            this.source = source;
        }

        synchronized Model model() {
            if (model == null) {
                model = source.open();
            }
            return model;
        }

        synchronized Deblurrer deblurrer() {
            if (deblurrer == null) {
                Deblurrer.Builder builder =
                        Deblurrer.builder().model(model()).engine(engine.name()).threads(engine.threads());
                engine.memoryLimit().ifPresent(builder::memoryLimit);
                deblurrer = builder.build();
            }
            return deblurrer;
        }

        synchronized void close() {
            if (deblurrer != null) {
                deblurrer.close();
            }
        }
    }
}

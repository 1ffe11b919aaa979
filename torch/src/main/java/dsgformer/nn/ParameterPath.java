package dsgformer.nn;

import dsgformer.tensor.Tensor;
import java.util.Optional;

/**
 * A place in the tree of parameter names, such as {@code encoder.2.blocks.0}, from which a layer reads its parameters.
 */
public final class ParameterPath {

    private final Parameters parameters;
    private final String prefix;

    ParameterPath(Parameters parameters, String prefix) {
        this.parameters = parameters;
        this.prefix = prefix;
    }

    /** The place below this one. */
    public ParameterPath at(String name) {
        return new ParameterPath(parameters, prefix + name + ".");
    }

    public ParameterPath at(int index) {
        return at(Integer.toString(index));
    }

    /**
     * The parameter of this name here.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Tensor get(String name) {
        return parameters.get(prefix + name);
    }

    /** The common prefix of all names here. */
    public String prefix() {
        return prefix;
    }

    public Optional<Tensor> find(String name) {
        return parameters.has(prefix + name) ? Optional.of(get(name)) : Optional.empty();
    }
}

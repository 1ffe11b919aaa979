package dsgformer.torch;

import dsgformer.model.Form;
import dsgformer.network.NetworkConfig;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.nn.Parameters;
import dsgformer.parity.ParityCase;
import dsgformer.parity.ParitySubject;
import dsgformer.tensor.ElementType;
import dsgformer.tensor.Gradients;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;
import dsgformer.weights.Shape;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import java.util.LinkedHashMap;
import java.util.Map;

/** Networks on libtorch as a subject of parity cases, DSGformer in either form and precision. */
public final class TorchParity implements ParitySubject {

    private final Form form;
    private final ElementType type;

    /** The form of training and inference, in single precision. */
    public TorchParity() {
        this(Form.FAST, ElementType.FLOAT32);
    }

    public TorchParity(Form form, ElementType type) {
        this.form = form;
        this.type = type;
    }

    @Override
    public String engine() {
        return TorchProvider.ENGINE;
    }

    @Override
    public boolean computes(NetworkConfig config) {
        return new TorchProvider().computes(config);
    }

    @Override
    public StateDict run(ParityCase parityCase) {
        try (Parameters parameters = Parameters.of(parityCase.weights(), type, false)) {
            return Gradients.off(() -> Scope.compute(() -> outputs(parityCase, parameters)));
        }
    }

    private StateDict outputs(ParityCase parityCase, Parameters parameters) {
        Tensor input = tensor(parityCase.input());
        ParameterPath root = parameters.root();
        Map<String, Tensor> outputs = parityCase
                .block()
                .map(block -> Map.of("output", block(block, root).forward(input)))
                .orElseGet(() -> NetworkLayers.of(parityCase.config(), form).outputs(root, input));
        Map<String, Weight> weights = new LinkedHashMap<>();
        outputs.forEach((name, output) -> weights.put(name, weight(output)));
        return StateDict.of(weights);
    }

    private Layer block(ParityCase.Block block, ParameterPath root) {
        return form.block(root.at(block.prefix()), block.heads(), block.config());
    }

    private Tensor tensor(Weight weight) {
        long[] axes =
                weight.shape().axes().stream().mapToLong(Integer::longValue).toArray();
        return Tensors.of(weight.values(), axes).as(Tensors.zeros(type, 1));
    }

    private static Weight weight(Tensor tensor) {
        Shape shape =
                new Shape(tensor.shape().axes().stream().map(Math::toIntExact).toList());
        return new Weight(shape, tensor.toFloats());
    }
}

package dsgformer.peers.nafnet;

import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The whole network: four levels down, a middle, four levels up plus the encoder's features; then the picture is added.
 */
final class NafnetNetwork implements Layer {

    private final Convolution intro;
    private final List<List<UnaryOperator<Tensor>>> encoders = new ArrayList<>();
    private final List<Convolution> downs = new ArrayList<>();
    private final List<UnaryOperator<Tensor>> middle;
    private final List<Convolution> ups = new ArrayList<>();
    private final List<List<UnaryOperator<Tensor>>> decoders = new ArrayList<>();
    private final Convolution ending;

    NafnetNetwork(NafnetConfig config, ParameterPath root) {
        intro = Convolution.dense(root.at("intro"));
        for (int level = 0; level < NafnetConfig.LEVELS; level++) {
            int window = config.window() >> level;
            encoders.add(blocks(root.at("encoders").at(level), config.encoder().get(level), window));
            downs.add(Convolution.halving(root.at("downs").at(level), 0));
        }
        middle = blocks(root.at("middle_blks"), config.middle(), config.window() >> NafnetConfig.LEVELS);
        for (int i = 0; i < NafnetConfig.LEVELS; i++) {
            int window = config.window() >> (NafnetConfig.LEVELS - 1 - i);
            ups.add(Convolution.dense(root.at("ups").at(i).at(0)));
            decoders.add(blocks(root.at("decoders").at(i), config.decoder().get(i), window));
        }
        ending = Convolution.dense(root.at("ending"));
    }

    private static List<UnaryOperator<Tensor>> blocks(ParameterPath path, int count, int window) {
        return IntStream.range(0, count)
                .<UnaryOperator<Tensor>>mapToObj(i -> new NafnetBlock(path.at(i), window))
                .toList();
    }

    @Override
    public Tensor forward(Tensor picture) {
        TensorShape s = picture.shape().requireChannels(3, "NAFNet");
        return Scope.keep(() -> {
            Tensor padded = picture.padZeros(0, missing(s.w()), 0, missing(s.h()));
            Tensor restored = ending.forward(body(padded)).add(padded);
            return restored.narrow(2, 0, s.h()).narrow(3, 0, s.w());
        });
    }

    private Tensor body(Tensor padded) {
        return Scope.keep(() -> {
            List<Tensor> skips = new ArrayList<>();
            Tensor x = intro.forward(padded);
            for (int level = 0; level < NafnetConfig.LEVELS; level++) {
                Tensor skip = Scope.chain(x, encoders.get(level));
                skips.add(skip);
                x = downs.get(level).forward(skip);
            }
            x = Scope.chain(x, middle);
            for (int i = 0; i < NafnetConfig.LEVELS; i++) {
                Tensor below = x;
                Convolution up = ups.get(i);
                Tensor skip = skips.get(NafnetConfig.LEVELS - 1 - i);
                Tensor joined =
                        Scope.keep(() -> up.forward(below).pixelShuffle().add(skip));
                x = Scope.chain(joined, decoders.get(i));
            }
            return x;
        });
    }

    private static long missing(long side) {
        return (NafnetConfig.PADDED_TO - side % NafnetConfig.PADDED_TO) % NafnetConfig.PADDED_TO;
    }
}

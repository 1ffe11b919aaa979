package dsgformer.infer;

import dsgformer.network.RestorationNetwork;
import dsgformer.picture.Dihedral;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Runs a network on the eight rotations and reflections of a picture and averages the results, transformed back: (1/8)
 * Σ g⁻¹(𝒩(g(B))). Takes eight times as long, and one picture more of memory. Also called geometric self-ensemble, or
 * test-time augmentation. It does not own the network: {@link #close} does nothing.
 */
record AveragedNetwork(RestorationNetwork network) implements RestorationNetwork {

    private static final Dihedral[] VARIANTS = Dihedral.values();

    @Override
    public Planes restore(Planes blurred) {
        return mean(blurred, network::restore);
    }

    @Override
    public Planes restoreLocally(Planes blurred, int windowPixels) {
        return mean(blurred, variant -> network.restoreLocally(variant, windowPixels));
    }

    private static Planes mean(Planes blurred, UnaryOperator<Planes> restorer) {
        Planes mean = Planes.of(blurred.channels(), blurred.height(), blurred.width());
        float[] sum = mean.values();
        for (Dihedral variant : VARIANTS) {
            Planes restored = variant.inverse().apply(restorer.apply(variant.apply(blurred)));
            for (int i = 0; i < sum.length; i++) {
                sum[i] += restored.values()[i];
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= VARIANTS.length;
        }
        return mean;
    }

    @Override
    public boolean supportsLocal() {
        return network.supportsLocal();
    }

    /** The maximum over both orientations: a picture on its side may take more than upright. */
    @Override
    public long bytesFor(Size tile) {
        long planes = 3 * Float.BYTES * tile.pixels();
        return 2 * planes + Math.max(network.bytesFor(tile), network.bytesFor(new Size(tile.height(), tile.width())));
    }

    @Override
    public int sizeUnit() {
        return network.sizeUnit();
    }

    @Override
    public int leastSide() {
        return network.leastSide();
    }

    @Override
    public String engine() {
        return network.engine();
    }

    @Override
    public Optional<String> notice() {
        return network.notice();
    }

    @Override
    public void close() {}
}

/**
 * What a network that restores pictures is, whatever its family and engine: {@link dsgformer.network.RestorationNetwork}
 * runs one, {@link dsgformer.network.NetworkProvider} opens it, {@link dsgformer.network.Models} reads and writes model
 * files. The step "network" of the walk. Uses {@code picture}, {@code weights} and {@code io}; knows no family, which
 * {@link java.util.ServiceLoader} finds.
 *
 * <p>Words: a <i>family</i> is a wiring in all its sizes, a <i>configuration</i> one size of a family, a <i>blueprint</i>
 * its tensors, a <i>model</i> a configuration with its weights, an <i>engine</i> an implementation that computes networks.
 * It computes nothing and knows neither tiles nor photos.
 */
package dsgformer.network;

/**
 * The paper's network on libtorch: the step "network" of the pipeline, and the model that training optimizes. It is
 * written equation by equation. It uses {@code nn}, {@code tensor}, and of {@code core} {@code weights},
 * {@code random}, {@code picture.Size}, {@code network} and the configuration and wiring of {@code network.dsgformer}.
 *
 * <p>Words: a <i>block</i> is one {@link dsgformer.model.Dsga}, a <i>form</i> computes it equation by equation or fast
 * with the same values. Pictures must be multiples of 64 pixels; padding, tiles and normalization are not done here.
 */
package dsgformer.model;

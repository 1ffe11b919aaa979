/**
 * Numerical cases that every engine must reproduce: an input, weights that follow from their names, and expected
 * outputs. Uses {@code network} with {@code network.dsgformer}, {@code weights} and Jackson; engines implement
 * {@link dsgformer.parity.ParitySubject}, which {@link java.util.ServiceLoader} finds.
 *
 * <p>It makes no cases and knows no engine.
 */
package dsgformer.parity;

package dsgformer.eval;

import dsgformer.picture.Planes;

/**
 * A picture that was restored.
 *
 * @param picture of the blurred one's shape; it need not be clamped
 * @param inference how the network saw it, as {@code --inference} spells it
 */
public record Restoration(Planes picture, String inference) {}

package dsgformer.weights.pickle;

import dsgformer.weights.ElementType;

/**
 * A row of numbers beside a pickle, which tensors are views of.
 *
 * @param key where its bytes are
 * @param elements how many numbers it claims to hold
 */
record StorageReference(ElementType type, String key, long elements) {}

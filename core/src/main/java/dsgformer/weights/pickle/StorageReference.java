package dsgformer.weights.pickle;

import dsgformer.weights.ElementType;

/**
 * A storage: a flat array of numbers beside the pickle, of which tensors are views.
 *
 * @param key where its bytes are
 * @param elements how many numbers it holds according to the pickle
 */
record StorageReference(ElementType type, String key, long elements) {}

package dsgformer.weights.pickle;

import dsgformer.weights.InvalidWeightsException;
import java.io.IOException;

/** Reads the storages of a checkpoint, in either file form. */
interface Storages {

    /**
     * All numbers of a storage, as float32, in a new array.
     *
     * @throws InvalidWeightsException if the file does not hold exactly what the reference claims
     */
    float[] read(StorageReference storage) throws IOException;
}

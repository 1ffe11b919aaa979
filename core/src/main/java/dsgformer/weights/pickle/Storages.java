package dsgformer.weights.pickle;

import dsgformer.weights.InvalidWeightsException;
import java.io.IOException;

/** The numbers beside a pickle, wherever its form of file keeps them. */
interface Storages {

    /**
     * All numbers of a storage, as float32, in an array of the caller's own.
     *
     * @throws InvalidWeightsException if the file does not hold exactly what the reference claims
     */
    float[] read(StorageReference storage) throws IOException;
}

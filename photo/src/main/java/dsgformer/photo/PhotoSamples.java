package dsgformer.photo;

/** The samples of a photo, to be read: unsigned, pixel after pixel. */
public sealed interface PhotoSamples permits Samples {

    int at(int index);

    int count();

    BitDepth depth();

    /** The same values in memory of their own, which may be written. */
    Samples copy();
}

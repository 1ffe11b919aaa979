/** A program on the module path. */
module consumer {
    requires dsgformer.core;
    requires dsgformer.photo;
}

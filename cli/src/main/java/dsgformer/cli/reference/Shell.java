package dsgformer.cli.reference;

/** Shells that commands can be completed in. */
enum Shell {
    BASH,
    ZSH
}

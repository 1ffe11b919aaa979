/**
 * What the networks that DSGformer is compared with have in common: a family, a configuration that builds its own
 * layers, its JSON, checks of untrusted sizes, and local statistics (TLC). Each network has a package below this one
 * and uses no other of them. It uses {@code network}, {@code weights}, {@code picture.Size}, {@code nn}, {@code tensor}
 * and Jackson, never {@code model}.
 *
 * <p>Words: a <i>peer</i> is such a network, its <i>signature</i> a parameter name that identifies its files, a
 * <i>window</i> the part of a picture over which local statistics are taken. It opens no files.
 */
package dsgformer.peers;

package dsgformer.model;

import dsgformer.tensor.Tensor;

/**
 * The intermediate features that §2.2 names, for a network of width C on [n, 3, H, W].
 *
 * @param e1 [n, 2C, H/2, W/2]
 * @param e2 [n, 4C, H/4, W/4]
 * @param e3 [n, 8C, H/8, W/8]
 * @param e4 [n, 8C, H/8, W/8]
 * @param d [n, 2C, H, W]
 */
public record Features(Tensor e1, Tensor e2, Tensor e3, Tensor e4, Tensor d) {}

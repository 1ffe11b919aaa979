/**
 * Random numbers as a function: what sample n gets follows from a seed and n alone, on every machine and in any order of asking.
 * Below everything that draws (data, first values, tests); uses nothing of ours and holds no state that a checkpoint would need.
 */
package dsgformer.random;

package dsgformer.eval;

/**
 * What was evaluated, as stamped into every report.
 *
 * @param model the model's name
 * @param engine the engine's name as {@code --engine} spells it
 * @param inference how the network saw a picture, as {@code --inference} spells it; figures of different modes are not compared
 */
public record EvaluationSubject(String model, String engine, String inference) {}

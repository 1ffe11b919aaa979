/**
 * {@code dsgformer train} and {@code ablate}: start, resume, profile and report trainings. Uses {@code train} and its
 * packages; of {@code dsgformer.cli} it knows {@code run}, {@code options} and {@code Main}, which it starts again for
 * each process of a team.
 *
 * <p>Words: a <i>team</i> is the processes that train one network together, a <i>rank</i> the number of one of them, a
 * <i>rendezvous</i> the address where they meet. Steps, schedules and checkpoints are computed by
 * {@code dsgformer.train}.
 */
package dsgformer.cli.train;

/** A stranger's program: it uses the library through its public types alone. */
package consumer;

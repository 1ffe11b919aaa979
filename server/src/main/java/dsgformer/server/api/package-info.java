/**
 * The HTTP interface: routes, headers, errors, events, the page, the documentation. Uses all other packages of the server
 * and Javalin, which no other package does. {@code openapi.yaml} among the resources describes it, and a test holds the
 * two together.
 */
package dsgformer.server.api;

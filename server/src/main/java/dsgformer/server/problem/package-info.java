/**
 * What can go wrong, as clients see it: RFC 9457 problems with a stable code and a way out. Below all other packages of
 * the server; uses only the exceptions of the library. It knows no HTTP framework.
 */
package dsgformer.server.problem;

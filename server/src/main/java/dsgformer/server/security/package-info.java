/**
 * Who may use the server: names of hosts, requests from other sites, API keys and their quotas. Uses only
 * {@code server.problem}; knows no HTTP framework and no job.
 */
package dsgformer.server.security;

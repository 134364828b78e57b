import java.nio.file.Path;
import java.time.Duration;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * Runs a Neo4j (Community) that speaks Bolt on one address until it is told to stop or its
 * standard input ends.
 *
 * Arguments: data folder, host, port, page cache in MiB, "true" to ask for a password.
 */
public class Server {
    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        var address = new SocketAddress(arguments[1], Integer.parseInt(arguments[2]));
        var service = new DatabaseManagementServiceBuilder(home)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, address)
                .setConfig(BoltConnector.advertised_address, address)
                // Drivers are told to give up on a server that says nothing for twice as long.
                .setConfig(BoltConnector.connection_keep_alive, Duration.ofSeconds(5))
                // Half a gigabyte of empty logs is much for a folder that a laptop or a test fills.
                .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
                .setConfig(GraphDatabaseSettings.auth_enabled, Boolean.parseBoolean(arguments[4]))
                .setConfig(GraphDatabaseSettings.pagecache_memory, Long.parseLong(arguments[3]) << 20)
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
        // Whoever started this holds the other end: when they are gone, however, so is this.
        while (System.in.read() != -1) { }
        System.exit(0);
    }
}

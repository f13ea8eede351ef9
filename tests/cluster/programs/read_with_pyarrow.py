"""Lists and reads what is published as docs/cluster.md says, with the real pyarrow: address, token."""
import sys

import pyarrow.flight as flight

address, token = sys.argv[1:]
client = flight.connect(f"grpc://{address}")
options = flight.FlightCallOptions(headers=[(b"authorization", f"Bearer {token}".encode())])
for info in list(client.list_flights(options=options)):
    reader = client.do_get(info.endpoints[0].ticket, options)
    table = reader.read_all()
    table.validate(full=True)
    assert table.schema.equals(info.schema), (table.schema, info.schema)
    print(info.descriptor.path[0].decode(), table.to_pydict())
for wrong in ("secreT", ""):
    try:
        list(client.list_flights(options=flight.FlightCallOptions(headers=[(b"authorization", f"Bearer {wrong}".encode())])))
        sys.exit(f"the token {wrong!r} was taken")
    except flight.FlightUnauthenticatedError:
        pass

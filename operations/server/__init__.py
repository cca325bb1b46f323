"""How the product is served: `python -m operations.server`.

A main process opens the socket, loads the product and forks workers, which all accept from that
socket. In each worker one thread holds every connection, silent and slow ones as well, takes
requests in whole and sends answers out, and another runs one request at a time.
"""

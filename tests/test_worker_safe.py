"""What runs in a worker must load in a subinterpreter, and bring nothing of the server along."""

from concurrent import interpreters

SERVER = {"pytest", "starlette", "typer", "uvicorn", "watchfiles", "websockets"}
LOADED = "__import__('sys').modules.keys()"


def test_building_loads_in_a_subinterpreter_without_the_server() -> None:
    interpreter = interpreters.create()
    interpreter.exec("import storyville.build")
    loaded = interpreter.call(eval, f"tuple({LOADED})")
    interpreter.close()
    assert "storyville.build" in loaded
    assert SERVER.isdisjoint(loaded)

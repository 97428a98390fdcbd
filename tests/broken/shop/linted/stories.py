from storyville import Story, Subject


def linted() -> Subject:
    return Subject(
        target=str,
        items=[
            Story(title="Markup", props={"object": "<p>Sizes: <ul><li>S</li></ul></p><b>M</i>"}),
            Story(title="Ids", props={"object": '<p id="a">S</p><p id="a">M</p>'}),
            Story(title="Alternatives", props={"object": '<img src="map.png">'}),
            Story(title="Names", props={"object": '<button class="close"></button><input>'}),
            Story(title="Roles", props={"object": '<div role="datepicker">May</div>'}),
            Story(title="ARIA", props={"object": '<button aria-expanded="yes">Decks</button>'}),
            Story(title="Keyboard", props={"object": '<a href="/" tabindex="2">Home</a>'}),
            Story(title="Structure", props={"object": "<h2>Decks</h2><h4>Upper</h4>"}),
            Story(title="Document", props={"object": "<html><title>Fares</title><p>£9</p></html>"}),
        ],
    )

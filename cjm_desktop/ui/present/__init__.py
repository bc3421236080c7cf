"""What is shown to a room full of people: present mode and the room view."""

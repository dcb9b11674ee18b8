"""What can only be seen across papers: who is who, who held what when, what became of matters."""
